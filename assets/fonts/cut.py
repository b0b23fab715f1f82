import sys
from fontTools.ttLib import TTFont

# The characters of the Table of General Standard Characters (2013) that GBK lacks and Extension A holds.
STANDARD_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃"
    "䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)

font, whole = sys.argv[1], sys.argv[2] == "whole"
wanted = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0x2010, 0x2028)) | {0x20AC, 0x2212}
for lead in range(0x81, 0xFF):
    for trail in range(0x40, 0xFF):
        try:
            wanted.update(ord(c) for c in bytes([lead, trail]).decode("gbk"))
        except UnicodeDecodeError:
            pass
wanted.update(map(ord, STANDARD_A))
for c in TTFont(font).getBestCmap():
    if 0x9FA6 <= c <= 0x9FFF or 0xFA0E <= c <= 0xFA29 or c >= 0x20000 or (whole and 0x3400 <= c < 0x4DC0):
        wanted.add(c)
print(*(f"U+{c:X}" for c in sorted(wanted)), sep="\n")
