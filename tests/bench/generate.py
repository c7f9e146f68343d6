#!/usr/bin/env python3
# Which made-up listings and requests is the speed measured on? The same numbers give the same files, byte for byte.
# Use: generate.py N FOLDER [SEED]. Writes corpus.jsonl (N Open Referral UK 3.0 services, about 2 kB each) and queries.jsonl (500 requests).
import json
import os
import random
import sys
import uuid

NEEDS = {
    "ASD": ["autism", "autistic children", "an autism spectrum condition"], "ADHD": ["ADHD", "attention difficulties"],
    "SEMH": ["anxiety", "worries and low mood", "social and emotional needs"], "SLCN": ["speech and language needs", "a stammer", "late talking"],
    "MLD": ["moderate learning difficulties", "learning difficulties"], "SLD": ["severe learning difficulties"],
    "PMLD": ["profound and multiple learning difficulties", "complex needs"], "SPLD": ["dyslexia", "dyspraxia", "dyscalculia"],
    "DS": ["Down's syndrome"], "HI": ["hearing loss", "deaf children"], "VI": ["sight loss", "blind children"],
    "MSI": ["deafblindness"], "PD": ["cerebral palsy", "a physical disability", "wheelchair users"], "MED": ["epilepsy", "a health condition", "tube feeding"],
    "NSA": ["no diagnosis yet"], "OTH": ["other needs"],
}
NEED_WEIGHTS = [22, 12, 14, 14, 7, 5, 3, 9, 3, 4, 3, 1, 7, 5, 4, 2]

# What kind of service, by category: names, what is done there, and who does it.
KINDS = {
    "short-breaks": (["Short Breaks", "Saturday Break", "Overnight Stays", "Respite House"], ["a day out", "a night away", "cooking together", "time apart for everyone"], "support workers"),
    "activities": (["Swimming Club", "Trampoline Club", "Youth Club", "Football", "Drama Group", "Boccia Club", "Lego Club", "Music Makers", "Riding for All", "Climbing Club"],
                   ["swimming", "trampolining", "football", "music", "drama", "art", "climbing", "dance", "board games", "riding"], "coaches"),
    "holiday-activities": (["Holiday Scheme", "Summer Playscheme", "Half Term Club", "Easter Camp"], ["trips", "crafts", "games", "forest days"], "play workers"),
    "childcare": (["Nursery", "Childminding", "Portage", "Stay and Play", "Pre-school"], ["messy play", "singing", "first words", "sensory play"], "nursery staff"),
    "schools": (["School", "Academy", "Resource Base", "Sixth Form", "College"], ["small classes", "a calm start to the day", "life skills"], "teachers"),
    "sen-support": (["Inclusion Team", "Learning Support", "Nurture Group"], ["visits to class", "a plan with the SENCO", "small groups"], "specialist teachers"),
    "ehc-plans": (["EHC Plan Team", "Assessment and Reviews Team"], ["drafting plans", "annual reviews", "meetings with families"], "plan officers"),
    "education-support": (["Educational Psychology", "Sensory Support Service", "Autism Outreach"], ["advice to schools", "training", "observation"], "psychologists"),
    "attendance": (["Attendance Support", "Home Tuition", "Back to School Project"], ["small steps back", "lessons at home", "a named worker"], "tutors"),
    "therapies": (["Speech and Language Therapy", "Occupational Therapy", "Physiotherapy"], ["assessment", "exercises at home", "talking groups", "fine motor skills"], "therapists"),
    "health": (["Community Nursing", "Children's Clinic", "Continence Service", "Dental Service"], ["health checks", "training in care at home", "clinic visits"], "nurses"),
    "mental-health": (["Wellbeing Service", "Young Minds Drop-in", "Counselling"], ["talking therapy", "group sessions", "ways to calm"], "counsellors"),
    "diagnosis": (["Neurodevelopmental Pathway", "Child Development Centre"], ["assessment", "feedback to families", "support while waiting"], "clinicians"),
    "everyday-living": (["Sleep Service", "Toilet Training Workshop", "Fussy Eaters Group", "Calm at Home"], ["sleep", "toileting", "eating", "behaviour at home"], "family workers"),
    "equipment": (["Wheelchair Service", "Equipment Loans", "Toy Library"], ["fitting", "loans", "repairs"], "technicians"),
    "social-care": (["Disabled Children Team", "Care Leavers Hub"], ["assessment", "a named worker", "reviews"], "social workers"),
    "money": (["Benefits Advice", "Direct Payments Support", "Family Fund Help"], ["filling in forms", "appeals", "checking what you can claim"], "advisers"),
    "transport": (["Travel Training", "School Transport"], ["learning the route", "bus passes", "passenger assistants"], "travel trainers"),
    "adulthood": (["Moving On", "Next Steps Group"], ["planning ahead", "choices at 16 and 18", "visits to college"], "transition workers"),
    "employment": (["Supported Internship", "Job Coaching", "Work Skills"], ["work placements", "interviews", "job coaching"], "job coaches"),
    "housing": (["Supported Living", "Housing Advice"], ["living with others", "tenancy skills"], "housing officers"),
    "parent-support": (["Parent Carer Forum", "Coffee Morning", "Parent Course", "Dads Group"], ["meeting others", "a listening ear", "courses"], "other parents"),
    "young-carers": (["Young Carers", "Sibling Club"], ["time out", "trips", "somebody to talk to"], "youth workers"),
    "advice": (["SENDIASS", "Advice Line", "Advocacy"], ["advice on rights", "help at meetings", "letters"], "advisers"),
    "participation": (["Youth Voice", "Ambassadors"], ["having a say", "meeting decision makers"], "participation workers"),
    "bereavement": (["Hospice at Home", "Grief Support"], ["care at home", "memory days"], "nurses"),
}
ACCESS = ["wheelchair", "accessible-toilet", "changing-place", "hoist", "hearing-loop", "bsl", "makaton", "communication-aids", "quiet-space", "relaxed",
          "secure-site", "accessible-parking", "personal-care", "one-to-one", "medication", "easy-read", "braille-large-print", "assistance-dog", "siblings"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
REFERRAL = ["self", "drop-in", "school", "professional", "assessment", "ehcp", "no-diagnosis"]
DELIVERY = ["in-person", "in-person", "in-person", "home", "school", "community", "online", "phone"]
# Towns with a postcode area and rough coordinates; each listing lies a few miles about one.
TOWNS = [("Sunderland", "SR", 54.906, -1.381), ("South Shields", "NE", 54.999, -1.432), ("Durham", "DH", 54.777, -1.576), ("Darlington", "DL", 54.525, -1.553),
         ("Leeds", "LS", 53.800, -1.549), ("Hull", "HU", 53.745, -0.336), ("Preston", "PR", 53.763, -2.703), ("Stoke", "ST", 53.003, -2.180),
         ("Derby", "DE", 52.922, -1.476), ("Norwich", "NR", 52.630, 1.297), ("Luton", "LU", 51.879, -0.417), ("Gloucester", "GL", 51.864, -2.238),
         ("Reading", "RG", 51.455, -0.971), ("Croydon", "CR", 51.372, -0.098), ("Hastings", "TN", 50.855, 0.573), ("Eastbourne", "BN", 50.768, 0.284),
         ("Exeter", "EX", 50.718, -3.533), ("Truro", "TR", 50.263, -5.051), ("Ipswich", "IP", 52.056, 1.148), ("Carlisle", "CA", 54.892, -2.933)]
FRONTS = ["Ash", "Birch", "Cove", "Dale", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Jay", "Kestrel", "Lark", "Maple", "North", "Oak", "Pine", "Quarry", "Rowan", "Stone", "Thistle",
          "Under", "Vale", "Willow", "Yarrow", "Amber", "Brook", "Cedar", "Drift", "East", "Foxglove", "Green", "Harbour", "Ivy", "Juniper", "Kings", "Linden", "Mill", "Nettle", "Orchard", "Poplar"]
BACKS = ["bank", "bridge", "croft", "dene", "end", "field", "gate", "ham", "hill", "holme", "hurst", "lea", "moor", "ridge", "side", "stead", "ton", "view", "way", "wick"]
VENUES = ["Community Centre", "Leisure Centre", "Children's Centre", "Church Hall", "Library", "Family Hub", "School", "Clinic", "Sports Hall", "Youth Centre"]
OPENINGS = ["{name} is for children and young people with {need} and their families in {town}.", "If your child has {need}, you can come to {name} in {town}.",
            "We run {name} for {ages} with {need}.", "{name} gives {ages} with {need} a place to be themselves."]
SENTENCES = [
    "We offer {doing} and {doing2}, at a pace that suits each child.", "Sessions are led by {staff} who have worked with {need} for many years.",
    "Most families hear of us from their school, and you can also ring us yourself.", "There is tea and coffee for parents, and a corner to sit in when it gets loud.",
    "Groups are small, so that nobody is lost in the crowd.", "Please tell us what your child likes, what upsets them and what helps.",
    "A first visit is always free and you can stay for as long as you wish.", "We meet at {venue}, which has level access from the street.",
    "Brothers and sisters can join in when there is room.", "Our {staff} will make a short plan with you and look at it again every term.",
    "We run in school terms, and some weeks of the summer holiday too.", "You will get an answer within two weeks of asking.",
    "Bring a drink, a snack and anything that helps your child to feel calm.", "{doing_up} is what most of our members come for, and {doing2} is a close second.",
    "If we are not the right place, we will help you to find one that is.", "Parents tell us that {doing} helped more than they had hoped.",
    "Buses stop outside, and there is parking at the back.", "Our waiting time changes, so please ask before you set out.",
    "{venue} is a short walk from the middle of {town}, and the doors open a quarter of an hour early.", "You need no letter and no diagnosis to ask us a question.",
    "We keep a quiet room free, with soft lights, cushions and nobody talking.", "Ask for {staff} by name if your child has met one of us before.",
    "Every young person has a one-page profile, which they write with us and may change.",
]


def identifier(rng):
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def coined(rng):
    return rng.choice(FRONTS) + rng.choice(BACKS)


def attribute(field, code):
    return {"taxonomy_term": {"code": code, "name": code, "taxonomy": field}}


def listing(rng, number, organisations):
    category = rng.choice(list(KINDS))
    names, doings, staff = KINDS[category]
    town, area, lat, lon = rng.choice(TOWNS)
    need_codes = rng.sample(list(NEEDS), k=1, counts=NEED_WEIGHTS) + (rng.sample(list(NEEDS), k=rng.randint(0, 2)) if rng.random() < 0.4 else [])
    need_codes = list(dict.fromkeys(need_codes))
    venue = f"{coined(rng)} {rng.choice(VENUES)}"
    name = f"{coined(rng)} {rng.choice(names)}" + (f" {rng.choice(['North', 'South', 'East', 'West', 'Juniors', 'Seniors', town])}" if rng.random() < 0.3 else "")
    low = rng.choice([0, 0, 2, 4, 5, 5, 8, 11, 11, 14, 16, 16, 18])
    high = min(25, low + rng.choice([4, 6, 7, 10, 14, 25]))
    doing, doing2 = rng.sample(doings, 2)
    words = {"name": name, "need": rng.choice(NEEDS[need_codes[0]]), "town": town, "ages": f"children aged {low} to {high}", "doing": doing, "doing2": doing2,
             "doing_up": doing[0].upper() + doing[1:], "staff": staff, "venue": venue}
    text = [rng.choice(OPENINGS)] + rng.sample(SENTENCES, rng.randint(7, 18))
    organisation = rng.choice(organisations)
    day = f"20{rng.choice([24, 25, 25, 26])}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    service = {
        "id": identifier(rng), "name": name, "description": " ".join(text).format(**words), "url": f"https://example.org/{number}", "email": f"hello{number}@example.org",
        "status": "active", "assured_date": day, "last_modified": f"{day}T{rng.randint(8, 18):02d}:00:00Z", "organization": organisation,
        "phones": [{"number": f"01632 960{rng.randint(0, 999):03d}"}],
    }
    if rng.random() < 0.75:
        service["minimum_age"], service["maximum_age"] = low, high
    if rng.random() < 0.6:
        chosen = sorted(rng.sample(range(7), rng.choice([1, 1, 1, 2, 5])))
        hour = rng.choice([9, 10, 13, 16, 17, 18])
        service["schedules"] = [{"freq": "WEEKLY", "byday": ",".join(DAYS[d] for d in chosen), "opens_at": f"{hour:02d}:00", "closes_at": f"{hour + 2:02d}:00",
                                 "description": "Every " + " and ".join(DAY_NAMES[d] for d in chosen)}]
    if rng.random() < 0.7:
        service["cost_options"] = [{"option": "free", "amount": 0}] if rng.random() < 0.55 else [{"option": "paid", "amount": rng.randint(2, 40), "currency": "GBP", "amount_description": "a session"}]
    place = {"name": venue, "addresses": [{"address_1": f"{rng.randint(1, 200)} {coined(rng)} Road", "city": town, "postal_code": f"{area}{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLN')}{rng.choice('PQRSTUWXYZ')}", "country": "GB"}]}
    if rng.random() < 0.85:
        place["latitude"], place["longitude"] = round(rng.gauss(lat, 0.06), 5), round(rng.gauss(lon, 0.1), 5)
    if rng.random() < 0.65:
        place["accessibility"] = [{"description": code} for code in rng.sample(ACCESS, rng.randint(1, 6))]
    service["service_at_locations"] = [{"location": place}]
    attributes = [attribute("category", category), attribute("referral", rng.choice(REFERRAL)), attribute("delivery", rng.choice(DELIVERY))]
    attributes += [attribute("need", code) for code in need_codes if rng.random() < 0.9]
    if category == "short-breaks":
        attributes.append(attribute("break_level", rng.choice(["universal", "targeted", "specialist"])))
    service["attributes"] = attributes
    return service


def request(rng):
    kind = rng.random()
    category = rng.choice(list(KINDS))
    names, doings, _ = KINDS[category]
    q = ""
    if kind < 0.35:
        q = rng.choice(names).lower()
    elif kind < 0.6:
        q = f"{rng.choice(doings)} {rng.choice(NEEDS[rng.choice(list(NEEDS))])}".lower()
    elif kind < 0.75:
        q = rng.choice(["who can help with", "looking for", "somewhere for"]) + " " + rng.choice(doings)
    _, _, lat, lon = rng.choice(TOWNS)
    near = rng.random() < 0.45
    return {"q": q, "need": rng.sample(list(NEEDS), k=1, counts=NEED_WEIGHTS)[0] if rng.random() < 0.45 or not q else None,
            "age": rng.randint(0, 25) if rng.random() < 0.4 else None, "lat": lat if near else None, "lon": lon if near else None,
            "km": rng.choice([5, 8, 10, 16]) if near else None, "day": rng.choice(DAYS) if rng.random() < 0.15 else None, "typo": False}


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("Use: generate.py N FOLDER [SEED]")
    count, folder, rng = int(sys.argv[1]), sys.argv[2], random.Random(int(sys.argv[3]) if len(sys.argv) == 4 else 1)
    os.makedirs(folder, exist_ok=True)
    organisations = [{"id": identifier(rng), "name": f"{coined(rng)} {rng.choice(['Trust', 'Council', 'NHS Trust', 'Charity', 'Association'])}"} for _ in range(max(3, count // 12))]
    with open(f"{folder}/corpus.jsonl", "w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps(listing(rng, number, organisations), ensure_ascii=False, separators=(",", ":")) + "\n")
    # Some things are asked far more often than others: the nth of 190 distinct requests comes with weight 1/n.
    distinct = [request(rng) for _ in range(190)]
    asked = rng.choices(distinct, weights=[1 / n for n in range(1, len(distinct) + 1)], k=500)
    with open(f"{folder}/queries.jsonl", "w", encoding="utf-8") as out:
        out.writelines(json.dumps(one) + "\n" for one in asked)


if __name__ == "__main__":
    main()
