# Does an export give everything back?
def tests():
    return iter(())
