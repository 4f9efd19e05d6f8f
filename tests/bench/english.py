"""English sentences for made-up records. Nothing here is about real people or places."""

from __future__ import annotations

SENTENCES = (
    "On {day} at about {clock} {many} {men} came to {place} with {tool} and told us to leave within {while}.",
    "Nobody showed an order from a court, and when {name} asked for one, {official} said that it would be sent later.",
    "They pulled down {loss} first, then {loss}, while the {kin} stood in the road and watched.",
    "My {kin} was carrying the youngest; she fell near the well and hurt her {limb}.",
    "We have fished from this shore for {count} years, and my {kin} before me, and no one ever asked us for a paper.",
    "The company says the land belongs to {owner}, but the boundary stones the surveyor set still stand by {place}.",
    "{name} wrote down the number plates of two of the trucks before they took the telephone away.",
    "By evening {loss} and {loss} were gone, and {count} families slept in the school without mats.",
    "The notice, which reached us only on {day}, gives {while} and names the wrong village.",
    "There had been one meeting about the {project}, in the district town, in a language most of us do not read.",
    "A man who gave his name as {name} offered {money} to everybody who would sign before the rains.",
    "Those who refused found the {supply} cut the next morning, and it has not come back since.",
    "The doctor at the post treated {count} people, two of them for burns, and wrote it in the register.",
    "I went to the police post on {day}; the officer on duty would not write down what I said.",
    "Since then a {vehicle} has stopped in front of the office three evenings in a row, without lights.",
    "Someone called my {kin} from a hidden number and said that accidents happen on the road to {place}.",
    "The nets cost us {money}, borrowed from the cooperative, and the season is only beginning.",
    "About {count} goats and the seed kept for next year burned with the store behind {place}.",
    "The women's group has kept a list of who lived where; {name} has the original, signed by all of them.",
    "In the consultation, they counted people who came for the meal as people who had agreed.",
    "{official} promised plots of equal size near {place}, but the ground there is salt and floods every year.",
    "We ask that the {supply} be restored, that nobody else be moved, and that the {loss} be paid for.",
    "My neighbour saw the bulldozer turn round at the mosque and come back along the canal when the cameras had left.",
    "He did not wear a uniform, but his boots and the radio were those the guards of {owner} have.",
    "The children have not gone to school since, because the way there leads past the new fence.",
    "Two boats were taken to the yard at {place}; the engines were sold there, people say, for {money}.",
    "What I remember best is the noise, and then how quiet it was when the dogs had run away.",
    "The lawyer thinks the appeal must be lodged before {day}, otherwise the order becomes final.",
    "They asked again and again who had called the journalists, and wrote our names in a school notebook.",
    "Of the {count} households only those along the main road were offered anything at all.",
    "The mangrove was cut in {while}, right up to the graves, and the crabs we lived on went with it.",
    "{name} was held until the next day and let go without any paper; his {limb} was swollen.",
    "An agent of {owner} had measured the fields at night, with lamps, in the week before.",
    "If they come again we will go to {place}, where the sisters have room for the old and the sick.",
    "The bank that lends for the {project} has rules about this; we have written to its complaints office twice.",
    "I can show the receipts for the land tax from every year since the flood, except the two that burned.",
    "Later the same {vehicle} was seen at the district office, next to that of {official}.",
    "She said quietly that she would tell the rest when her {kin} is not in the room.",
    "We buried what we could not carry under the tamarind tree and covered the place with nets.",
    "A second paper says that we left of our own will; the thumbprints on it are not ours.",
)

SLOTS = {
    "day": "Monday|Tuesday the 14th|the 3rd of May|12 June|the last Friday of the fast|the day after the market|"
    "Saturday 22 August|the eve of the feast|29 January|the second Sunday in March|a Thursday in the cold season",
    "clock": "five in the morning|half past six|noon|four in the afternoon|nightfall|a quarter to three|dawn prayer",
    "many": "thirty or so|more than fifty|a dozen|six|some two hundred|twenty-three|a handful of|about eighty",
    "men": "policemen|guards in grey|men with sticks|soldiers|labourers from outside|officials|men we had never seen",
    "place": "the jetty|the old salt works|the lower canal|the cashew grove|the clinic|the ferry steps|the brick kiln|"
    "the upper hamlet|the temple pond|the weighing shed|the river mouth|the cemetery wall|the ice factory|the ridge",
    "tool": "two excavators|chainsaws|a water cannon|crowbars and ropes|petrol cans|a bulldozer and four trucks|dogs",
    "while": "an hour|three days|a week|forty-eight hours|twenty minutes|a month|two nights",
    "official": "the sub-district officer|the land registrar|the deputy mayor|the man from the ministry|the bailiff|"
    "the secretary of the port|the forest inspector|the colonel",
    "loss": "the drying racks|eleven houses|the tea stall|the net store|our kitchen|the fence|two boats|the well cover|"
    "the betel garden|the school latrines|the pump|the chapel roof|three cattle sheds|the rice barn",
    "kin": "mother|grandfather|sister|eldest son|husband|aunt|daughter|brother-in-law|wife|cousin|father",
    "limb": "wrist|left knee|shoulder|back|right hand|head|ankle|jaw",
    "count": "forty|17|nine|twenty-six|103|sixty|eight|31|two hundred and twelve|5|seventy-four",
    "owner": "the port authority|a holding in the capital|the steel company|the forest department|the army's farm|"
    "the hotel group|the cement works|a trust nobody knows|the sugar estate",
    "project": "coal jetty|steel plant|airport road|wind park|dam|resort|shrimp farm|railway yard|palm oil mill",
    "money": "15,000|two months' wages|4,200 a head|90,000|the price of one goat|1,350 and a sack of rice|60,000",
    "supply": "water|electricity|ration card|road to the landing|school bus|telephone line",
    "vehicle": "white pickup|grey van|motorcycle with two men|black car without plates|police jeep|small blue lorry",
}
