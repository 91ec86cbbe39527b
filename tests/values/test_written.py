"""Figures as reports write them, each with both its readings, worked out by hand from SEMANTICS.

A row is the measure's unit, the wording, the strict range and the fuzzy one. To test one more wording, add its row.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, Number
from factcheck.values.factors import FactorKind, read_factor
from factcheck.values.quantities import Kind, read_value

VALUES = """
person | 3,000 | [3000, 3000] | [2850, 3150]
person | 1,503 | [1503, 1503] | [1503, 1503]
person | 17,500 | [17500, 17500] | [17450, 17550]
person | 448,000 | [448000, 448000] | [447500, 448500]
person | exactly 3,000 | [3000, 3000] | [3000, 3000]
person | precisely 120 | [120, 120] | [120, 120]
person | 41 people | [41, 41] | [41, 41]
person | 120 persons | [120, 120] | [115, 125]
person | twenty-six | [26, 26] | [26, 26]
person | Thirteen people | [13, 13] | [13, 13]
person | a dozen | [12, 12] | [12, 12]
person | 12 000 | [12000, 12000] | [11500, 12500]
person | 2.7 million | [2650000, 2750000] | [2650000, 2750000]
person | 2.7m | [2650000, 2750000] | [2650000, 2750000]
person | 13k | [12500, 13500] | [12500, 13500]
person | 8 million | [7500000, 8500000] | [7500000, 8500000]
person | only 40 | [40, 40] | [38, 42]
person | a total of 41 | [41, 41] | [41, 41]
person | a record 41 | [41, 41] | [41, 41]
person | about 3,000 | [2850, 3150] | [2700, 3300]
person | some 13,500 people | [13450, 13550] | [13230, 13770]
person | around 130 | [125, 135] | [120, 140]
person | approximately 655,000 people | [654500, 655500] | [641900, 668100]
person | roughly 41 | [41, 41] | [40, 42]
person | about 6 | [6, 6] | [5, 7]
person | close to 100 | [95, 105] | [90, 110]
person | ~500 | [475, 525] | [450, 550]
person | 100 or so | [95, 105] | [90, 110]
person | an estimated 130 | [125, 135] | [120, 140]
person | an estimated 18.4 million people | [18350000, 18450000] | [18032000, 18768000]
person | in the region of 300 | [285, 315] | [270, 330]
person | circa 700 | [665, 735] | [630, 770]
person | about three hundred | [285, 315] | [270, 330]
person | about 8 million | [7500000, 8500000] | [7200000, 8800000]
person | 100-odd | [100, 110] | [90, 115]
person | nearly 3,000 | [2700, 2999] | [2550, 3150]
person | nearly 213,000 | [191700, 212999] | [181050, 213500]
person | almost 400 | [360, 399] | [340, 420]
person | just under 1,000 | [900, 999] | [850, 1050]
person | nearly 7 | [6, 6] | [6, 7]
person | more than 550,000 people | [550001, inf] | [550001, inf]
person | over 600,000 | [600001, inf] | [600001, inf]
person | upwards of 100 | [101, inf] | [101, inf]
person | in excess of 12,000 | [12001, inf] | [12001, inf]
person | north of 40 | [41, inf] | [41, inf]
person | more than a dozen | [13, inf] | [13, inf]
person | at least 50 people | [50, inf] | [50, inf]
person | no fewer than 27 | [27, inf] | [27, inf]
person | not less than 40 | [40, inf] | [40, inf]
person | a minimum of 40 | [40, inf] | [40, inf]
person | 130 or more | [130, inf] | [130, inf]
person | 13,000+ | [13000, inf] | [13000, inf]
person | 41 at least | [41, inf] | [41, inf]
person | just over 1,000 | [1001, 1100] | [1001, 1150]
person | slightly more than 200 | [201, 220] | [201, 230]
person | well over 100 | [106, inf] | [101, inf]
person | far more than 2,000 | [2101, inf] | [2001, inf]
person | well under 100 | [0, 94] | [0, 99]
person | fewer than 20 | [0, 19] | [0, 19]
person | less than a hundred | [0, 99] | [0, 99]
person | up to 1,200 | [0, 1200] | [0, 1200]
person | as many as 685,000 people | [0, 685000] | [0, 685000]
person | not more than 40 | [0, 40] | [0, 40]
person | at least about 3,000 | [2850, inf] | [2700, inf]
person | up to around 500 | [0, 525] | [0, 550]
person | more than about 2,000 | [1901, inf] | [1801, inf]
person | between 40 and 50 | [40, 50] | [40, 50]
person | 40–50 | [40, 50] | [40, 50]
person | 300 to 400 people | [300, 400] | [300, 400]
person | eight million to 10 million people | [8000000, 10000000] | [8000000, 10000000]
person | 8-10 million | [8000000, 10000000] | [8000000, 10000000]
person | 2,500 ± 500 | [2000, 3000] | [2000, 3000]
person | 41 or 42 | [41, 42] | [41, 42]
person | two or three | [2, 3] | [2, 3]
person | 10 or 20 | [10, 20] | [10, 20]
person | dozens | [24, 99] | [20, inf]
person | dozens of people | [24, 99] | [20, inf]
person | hundreds | [200, 999] | [100, inf]
person | thousands of people | [2000, 9999] | [1000, inf]
person | several thousand | [3000, 9999] | [2000, inf]
person | several hundred people | [300, 999] | [200, inf]
person | tens of thousands | [20000, 99999] | [10000, inf]
person | hundreds of thousands of people | [200000, 999999] | [100000, inf]
person | scores | [40, 99] | [20, inf]
person | a handful | [3, 9] | [1, 19]
person | several | [3, 9] | [2, inf]
person | a few | [3, 9] | [2, inf]
person | a couple of hundred | [200, 399] | [100, inf]
person | a couple | [2, 3] | [1, inf]
person | some two dozen | [18, 30] | [18, 30]
person | double digits | [10, 99] | [10, 99]
person | no one | [0, 0] | [0, 0]
person | nobody | [0, 0] | [0, 0]
person | none | [0, 0] | [0, 0]
person | zero | [0, 0] | [0, 0]
person | no people | [0, 0] | [0, 0]
person | 26 dead | [26, 26] | [26, 26]
 | 7.8 | [7.75, 7.85] | [7.75, 7.85]
structure | 1,716 structures | [1716, 1716] | [1716, 1716]
property | 270 properties | [270, 270] | [265, 275]
EUR | €42bn | [41500000000, 42500000000] | [41500000000, 42500000000]
EUR | €80 million | [79500000, 80500000] | [76000000, 84000000]
EUR | 80 million euros | [79500000, 80500000] | [76000000, 84000000]
EUR | 80 mn EUR | [79500000, 80500000] | [76000000, 84000000]
EUR | EUR 80 million | [79500000, 80500000] | [76000000, 84000000]
EUR | 1.2bn EUR | [1150000000, 1250000000] | [1150000000, 1250000000]
EUR | €80m | [79500000, 80500000] | [76000000, 84000000]
EUR | 80 million € | [79500000, 80500000] | [76000000, 84000000]
EUR | half a billion euros | [475000000, 525000000] | [450000000, 550000000]
USD | $1.2m | [1150000, 1250000] | [1150000, 1250000]
USD | US$42 billion | [41500000000, 42500000000] | [41500000000, 42500000000]
USD | 42 billion dollars | [41500000000, 42500000000] | [41500000000, 42500000000]
USD | USD 829 million | [828500000, 829500000] | [828500000, 829500000]
USD | $1,300.5 million | [1300450000, 1300550000] | [1300450000, 1300550000]
USD | $352,846 thousand | [352845500, 352846500] | [352845500, 352846500]
USD | almost $800 million | [720000000, 800000000) | [680000000, 840000000]
USD | more than $2 million | (2000000, inf] | (2000000, inf]
USD | between $370 million and $430 million | [370000000, 430000000] | [370000000, 430000000]
USD | $4-5 million | [4000000, 5000000] | [4000000, 5000000]
GBP | £46.2m | [46150000, 46250000] | [46150000, 46250000]
GBP | £1.3m to £1.4m | [1300000, 1400000] | [1300000, 1400000]
GBP | not less than £179.0m | [179000000, inf] | [179000000, inf]
INR | Rs 64 crore | [635000000, 645000000] | [635000000, 645000000]
INR | Rs 2.5 lakh | [245000, 255000] | [245000, 255000]
INR | over Rs 5 crore | (50000000, inf] | (50000000, inf]
% | 49 % | [48.5, 49.5] | [48.5, 49.5]
% | 38 per cent | [37.5, 38.5] | [37.5, 38.5]
% | 40 percent | [39.5, 40.5] | [38, 42]
% | 17.6% | [17.55, 17.65] | [17.55, 17.65]
% | about 4 percent | [3.5, 4.5] | [3.5, 4.5]
% | nearly 20% | [18, 20) | [17, 21]
percentage point | 2.1 percentage points | [2.05, 2.15] | [2.05, 2.15]
% | 67 basis points | [0.665, 0.675] | [0.665, 0.675]
km | 7 km | [6.5, 7.5] | [6.5, 7.5]
km | four miles | [5.632704, 7.242048] | [5.632704, 7.242048]
km | about four miles | [5.632704, 7.242048] | [5.632704, 7.242048]
km | 205 km | [204.5, 205.5] | [204.5, 205.5]
km | some 500 kilometres | [475, 525] | [450, 550]
km | 93 miles | [148.86432, 150.473664] | [148.86432, 150.473664]
m | 26 feet | [7.7724, 8.0772] | [7.7724, 8.0772]
m | 26ft | [7.7724, 8.0772] | [7.7724, 8.0772]
m | 25 ft 7 in | [7.7851, 7.8105] | [7.7851, 7.8105]
m | 2,300 feet | [700.8876, 701.1924] | [685.8, 716.28]
m | 2.5m | [2.45, 2.55] | [2.45, 2.55]
m | up to 38 cm | [0, 0.38] | [0, 0.38]
m | nearly 3 metres | [2.7, 3) | [2.5, 3.5]
mm | 150 millimetres | [149.5, 150.5] | [145, 155]
hectare | 1,060 hectares | [1059.5, 1060.5] | [1055, 1065]
acre | 66,200 acres | [66199.5, 66200.5] | [66150, 66250]
km^2 | 50 hectares | [0.495, 0.505] | [0.475, 0.525]
km^2 | 33 square miles | [84.17461358592, 86.764601696256] | [84.17461358592, 86.764601696256]
kg | 12 tonnes | [11500, 12500] | [11500, 12500]
tonne | 3.5 metric tons | [3.45, 3.55] | [3.45, 3.55]
barrel | 3,500 barrels | [3499.5, 3500.5] | [3450, 3550]
°C signed | 41 °C | [40.5, 41.5] | [40.5, 41.5]
°C signed | 41 degrees Celsius | [40.5, 41.5] | [40.5, 41.5]
°C signed | -3 °C | [-3.5, -2.5] | [-3.5, -2.5]
°C signed | below 10 °C | [-inf, 10) | [-inf, 10)
°C signed | 104 °F | [715/18, 725/18] | [715/18, 725/18]
°C signed | 23C | [22.5, 23.5] | [22.5, 23.5]
GB | 5.49 TB | [5485, 5495] | [5485, 5495]
GB | 512 MB | [0.5115, 0.5125] | [0.5115, 0.5125]
km/h | 220–230 km/h | [220, 230] | [220, 230]
km/h | 150 mph | [240.596928, 242.206272] | [233.35488, 249.44832]
person | One hundred and twenty-six | [126, 126] | [126, 126]
person | a hundred | [100, 100] | [95, 105]
person | three hundred | [300, 300] | [285, 315]
person | two thousand five hundred | [2500, 2500] | [2450, 2550]
person | 350 thousand | [349500, 350500] | [345000, 355000]
person | one and a half million | [1425000, 1575000] | [1350000, 1650000]
person | a million and a half | [1425000, 1575000] | [1350000, 1650000]
person | almost a million | [900000, 999999] | [500000, 1500000]
person | nearly two dozen | [22, 23] | [21, 24]
person | about half a dozen | [3, 9] | [3, 9]
person | several dozen people | [36, 119] | [24, inf]
person | several hundred thousand | [300000, 999999] | [200000, inf]
person | tens of millions | [20000000, 99999999] | [10000000, inf]
person | at least several hundred | [300, inf] | [200, inf]
person | 300-odd people | [300, 330] | [270, 345]
person | some 300-odd | [300, 330] | [270, 345]
person | about 100 or so | [95, 105] | [90, 110]
person | 300-plus | [300, inf] | [300, inf]
person | 300 people or more | [300, inf] | [300, inf]
person | 300 maximum | [0, 300] | [0, 300]
person | as few as 12 | [12, inf] | [12, inf]
person | a little over 200 | [201, 220] | [201, 230]
person | well below 300 | [0, 284] | [0, 299]
person | around 20-30 people | [19, 31] | [18, 33]
person | between two and three hundred | [200, 300] | [200, 300]
person | 20 to 30 thousand | [20000, 30000] | [20000, 30000]
person | 1.2-1.5m | [1200000, 1500000] | [1200000, 1500000]
person | two or three dozen | [24, 36] | [24, 36]
person | 5 ± 1 million | [4000000, 6000000] | [4000000, 6000000]
person | 26 people killed | [26, 26] | [26, 26]
person | 2,600 of them | [2600, 2600] | [2550, 2650]
person | some hundred people | [95, 105] | [90, 110]
person | not a single person | [0, 0] | [0, 0]
USD | $68-billion | [67500000000, 68500000000] | [67500000000, 68500000000]
USD | $400K | [399500, 400500] | [380000, 420000]
USD | US $3m | [2500000, 3500000] | [2500000, 3500000]
USD | USD5m | [4500000, 5500000] | [4500000, 5500000]
USD | 5 million U.S. dollars | [4500000, 5500000] | [4500000, 5500000]
USD | $5 million dollars | [4500000, 5500000] | [4500000, 5500000]
USD | $1,234,567.89 | [1234567.885, 1234567.895] | [1234567.885, 1234567.895]
USD | 50 cents | [0.495, 0.505] | [0.475, 0.525]
USD | $5.2m-$5.4m | [5200000, 5400000] | [5200000, 5400000]
USD | $5 to $6 million | [5000000, 6000000] | [5000000, 6000000]
USD | millions of dollars | [2000000, 10000000) | [1000000, inf]
USD | just over $2.1bn | (2100000000, 2310000000] | (2100000000, 2415000000]
USD signed | minus $5m | [-5500000, -4500000] | [-5500000, -4500000]
USD signed | -$5m | [-5500000, -4500000] | [-5500000, -4500000]
EUR | €3m or €4m | [3000000, 4000000] | [3000000, 4000000]
EUR | 30 euro cents | [0.295, 0.305] | [0.285, 0.315]
GBP | £4.5k | [4450, 4550] | [4450, 4550]
GBP | 4.5m pounds sterling | [4450000, 4550000] | [4450000, 4550000]
GBP | 99p | [0.985, 0.995] | [0.985, 0.995]
CHF | CHF 23m | [22500000, 23500000] | [22500000, 23500000]
JPY | ¥5bn | [4500000000, 5500000000] | [4500000000, 5500000000]
INR | Rs 1,50,000 | [149999.5, 150000.5] | [145000, 155000]
SEK | 5 million kronor | [4500000, 5500000] | [4500000, 5500000]
AUD | AU$5m | [4500000, 5500000] | [4500000, 5500000]
AUD | $5m | [4500000, 5500000] | [4500000, 5500000]
m | 5'10" | [1.7653, 1.7907] | [1.6891, 1.8669]
m | six feet two inches | [1.8669, 1.8923] | [1.8669, 1.8923]
m | 6 ft 2 | [1.8669, 1.8923] | [1.8669, 1.8923]
m | 1 m 23 cm | [1.225, 1.235] | [1.225, 1.235]
m | half a metre | [0.25, 0.75] | [0.25, 0.75]
m | a metre and a half | [1.25, 1.75] | [1.25, 1.75]
m | 3 metres deep | [2.5, 3.5] | [2.5, 3.5]
km | a mile | [0.804672, 2.414016] | [0.804672, 2.414016]
km | a quarter of a mile | [0.201168, 0.603504] | [0.201168, 0.603504]
km | hundreds of kilometres | [200, 1000) | [100, inf]
km | 7 km away | [6.5, 7.5] | [6.5, 7.5]
km^2 | 33 sq. km | [32.5, 33.5] | [32.5, 33.5]
km2 | 33 km² | [32.5, 33.5] | [32.5, 33.5]
m^3 | 5 cubic metres | [4.5, 5.5] | [4.5, 5.5]
m^3 | 5 cu m | [4.5, 5.5] | [4.5, 5.5]
kg | 12 t | [11500, 12500] | [11500, 12500]
tonne | 1.2m tonnes | [1150000, 1250000] | [1150000, 1250000]
barrel | 3.5m barrels | [3450000, 3550000] | [3450000, 3550000]
°C signed | 23 degrees C | [22.5, 23.5] | [22.5, 23.5]
°C signed | minus 3 degrees Celsius | [-3.5, -2.5] | [-3.5, -2.5]
km/h | 36 metres per second | [127.8, 131.4] | [127.8, 131.4]
MWh | 512 megawatt-hours | [511.5, 512.5] | [511.5, 512.5]
hour | half an hour | [0.25, 0.75] | [0.25, 0.75]
% | half a per cent | [0.25, 0.75] | [0.25, 0.75]
% | 25 bps | [0.245, 0.255] | [0.245, 0.255]
"""

FACTORS = """
share | a third | [197/600, 203/600] | [17/60, 23/60]
share | half | [0.495, 0.505] | [0.45, 0.55]
share | two thirds | [397/600, 403/600] | [37/60, 43/60]
share | a quarter | [0.245, 0.255] | [0.2, 0.3]
share | one in three | [197/600, 203/600] | [17/60, 23/60]
share | 40 % | [0.395, 0.405] | [0.38, 0.42]
share | about 60 % | [0.57, 0.63] | [0.54, 0.66]
share | nearly 70 % | [0.63, 0.7) | [0.595, 0.735]
share | 78.1 % | [0.7805, 0.7815] | [0.7805, 0.7815]
share | more than half | (0.5, 1] | (0.5, 1]
share | at least a third | [1/3, 1] | [1/3, 1]
share | up to 25 % | [0, 0.25] | [0, 0.25]
share | exactly half | [0.5, 0.5] | [0.5, 0.5]
share | between 10 % and 15 % | [0.1, 0.15] | [0.1, 0.15]
share | about a third | [197/600, 203/600] | [17/60, 23/60]
share | nearly half | [0.45, 0.5) | [0.425, 0.55]
share | most | (0.5, 1] | [0.5, 1]
times | 1.13 times | [1.125, 1.135] | [1.125, 1.135]
times | twice | [1.995, 2.005] | [1.95, 2.05]
times | three times | [2.995, 3.005] | [2.95, 3.05]
times | 2 | [1.5, 2.5] | [1.5, 2.5]
times | more than twice | (2, inf] | (2, inf]
times | tenfold | [9.995, 10.005] | [9.95, 10.05]
change | 13 % | [1.125, 1.135] | [1.125, 1.135]
change | -29.8 % | [0.7015, 0.7025] | [0.7015, 0.7025]
change | +6.3 % | [1.0625, 1.0635] | [1.0625, 1.0635]
change | a third | [797/600, 803/600] | [77/60, 83/60]
change | down 17.1 % | [0.8285, 0.8295] | [0.8285, 0.8295]
share | nine out of ten | [0.895, 0.905] | [0.85, 0.95]
share | forty per cent | [0.395, 0.405] | [0.38, 0.42]
share | just over half | (0.5, 0.55] | (0.5, 0.575]
share | well over half | (0.525, 1] | (0.5, 1]
share | a third to a half | [1/3, 1/2] | [1/3, 1/2]
share | half of them | [0.495, 0.505] | [0.45, 0.55]
share | nearly all | [0.9, 1) | [0.85, 1]
share | a minority | [0, 0.5) | [0, 0.5)
times | 3x | [2.5, 3.5] | [2.5, 3.5]
times | 10-fold | [9.5, 10.5] | [9.5, 10.5]
times | nearly double | [1.8, 2) | [1.7, 2.05]
times | two to three times | [2, 3] | [2, 3]
times | two and a half times | [2.495, 2.505] | [2.45, 2.55]
times | a third as many | [197/600, 203/600] | [17/60, 23/60]
change | up to 10 % | [-inf, 1.1] | [-inf, 1.1]
change | up by up to 10 % | [1, 1.1] | [1, 1.1]
change | down by up to 10 % | [0.9, 1] | [0.9, 1]
change | down nearly 10 % | (0.9, 0.91] | [0.895, 0.915]
change | a third fewer | [397/600, 403/600] | [37/60, 43/60]
change | more than doubled | (2, inf] | (2, inf]
change | a rise of 13 % | [1.125, 1.135] | [1.125, 1.135]
"""

COUNTED = ("person", "structure", "property")
REFUSED = """
person | at least 26 to 30 | go together
person | another 400 | on_top_of
person | dozens more | on_top_of
person | 26 others | on_top_of
person | 26 families | families
person | the 41st | ordinal
person | twenty-first | ordinal
person | third | ordinal
person | half a person | whole
person | up to a third | whole
person | 2.5 | whole
person | 12.000 | two ways
person | 1,50 | two ways
person | 10-12,000 | two ways
person | 300 and 400 | cannot be read
person | 300 a day | does not fit
person | -5 | minimum
person | abuot 300 | 'about'
person | rougly 300 | 'roughly'
person | over over 300 | go together
person | exactly dozens | go together
USD | €80 million | '€' does not fit 'USD'
USD | A$5 million | 'A$' does not fit 'USD'
USD | HK$250.0 million | 'HK$' does not fit 'USD'
USD | 80m EUR or USD | does not fit
USD | $12,50 | two ways
USD | $5 a barrel | does not fit
m | 7,8 m | two ways
m | waist-deep | waist-deep
km | 500m | two ways
km | 5 miles to 6 km | two units
m | 5 ft 14 in | cannot be read
tonne | 5 tons | several units
litre | 50 gallons | several units
°C signed | 23 degrees | several units
% | nearly half | two ways
share | 120 % | outside
share | 40 | no share
times | several times | no ratio
change | 13 | no change
"""


def rows(table: str) -> list[list[str]]:
    """The cells of each row."""
    return [line.split(" | ") for line in table.strip().splitlines()]


def bounds(text: str) -> Bounds:
    """The range that is written as `[low, high)`."""
    low, high = text[1:-1].split(", ")
    return Bounds(end(low), end(high), text[0] == "(", text[-1] == ")")


def end(text: str) -> Number:
    """An exact number, or an infinity."""
    return {"inf": inf, "-inf": -inf}[text] if "inf" in text else Fraction(text)


def read(unit: str, written: str) -> tuple[Bounds, Bounds]:
    """Both readings of a wording for a measure of that unit, or of that kind of factor."""
    if unit in list(FactorKind):
        factor = read_factor(written, FactorKind(unit))
        return factor.strict, factor.fuzzy
    name = unit.removesuffix(" signed")
    reading = read_value(written, Kind(name or None, name in COUNTED, unit.endswith("signed")))
    return reading.strict, reading.fuzzy


@pytest.mark.parametrize(("unit", "written", "strict", "fuzzy"), [*rows(VALUES), *rows(FACTORS)])
def test_written(unit, written, strict, fuzzy):
    """SEMANTICS Values, and *As reporters write*: each wording reaches as far as its row says."""
    assert read(unit, written) == (bounds(strict), bounds(fuzzy))


@pytest.mark.parametrize(("unit", "written", "said"), rows(REFUSED))
def test_refused(unit, written, said):
    """What could be read in two ways, or is no figure of the measure, is an error that says what would be right."""
    with pytest.raises(Unreadable) as caught:
        read(unit, written)
    assert said in f"{caught.value.message} ({caught.value.hint})"
