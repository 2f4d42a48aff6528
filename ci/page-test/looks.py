# SPDX-License-Identifier: MIT
"""Contrast in light and dark, and nothing that hangs out of a narrow window."""

from browser import cdp, go, open_all, script
from records import check

CONTRAST = """
const numbers = text => text.match(/[\\d.]+/g).map(Number);
const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const light = c => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
function behind(e) {
    for (; e; e = e.parentElement) {
        const c = numbers(getComputedStyle(e).backgroundColor);
        if (c.length == 3) return c;
    }
    return [255, 255, 255];
}
let worst = [99, ''], many = 0;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.checkVisibility()) continue;
    const a = light(numbers(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    many++;
    if (ratio < worst[0]) worst = [ratio, e.className + ': ' + e.textContent.slice(0, 40)];
}
return [worst[0], worst[1], many, getComputedStyle(document.body).backgroundColor];
"""


def check_looks():
    cell_hash = script("return document.querySelector('.matrix td.f a').hash")
    grounds = set()
    for scheme in ("light", "dark"):
        cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        go(cell_hash)
        open_all()
        ratio, where, many, ground = script(CONTRAST)
        grounds.add(ground)
        check(f"{scheme}: contrast of {many} texts is 4.5 or more", ratio >= 4.5 and many > 500,
              f"{ratio} {where}")
    check("dark is another page than light", len(grounds) == 2, grounds)
    for width in (400, 1400):
        cdp("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1,
                                                   "mobile": width == 400})
        go(cell_hash)
        open_all()
        wide, room = script("return [document.documentElement.scrollWidth, innerWidth]")
        check(f"nothing hangs out of {width} pixels", wide <= room == width, f"{wide} in {room}")
    cdp("Emulation.clearDeviceMetricsOverride", {})
