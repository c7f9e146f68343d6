# Does each parameter mean what the published descriptions say, and is a bad one named?
def tests():
    return iter(())
