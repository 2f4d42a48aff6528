// SPDX-License-Identifier: MIT
// What is folded stands as text in a <noscript> of its <details> until it is opened: a page of
// ten thousand results loads at once, and is whole without a script.  A link opens what it leads
// into, the matrix has filters (filter.js), printing shows what is folded.
'use strict';

const [set_filters = () => {}] = Array.from(document.querySelectorAll('#matrix'), add_filters);

// Draw what a <details> holds.
function draw(element) {
	for (const folded of element.querySelectorAll(':scope > noscript'))
		folded.outerHTML = folded.textContent;
	if (element.matches('.sources') && !element.querySelector('ul'))
		element.append(make_sources(element));
}

function open(element) {
	draw(element);
	element.open = true;
}

function open_around(element) {
	for (let at = element; at; at = at.parentElement)
		if (at.tagName === 'DETAILS')
			open(at);
}

// What stands in a part that is not drawn yet.
function find_folded(name) {
	const holds = folded => folded.textContent.includes(`id="${name}"`);
	const folded = Array.from(document.querySelectorAll('details > noscript')).find(holds);

	if (folded)
		draw(folded.parentElement);
	return document.getElementById(name);
}

// What the fragment leads to.  An area's first part may be hidden while another is not.
function find_target(name) {
	const target = document.getElementById(name) ?? find_folded(name);

	if (name.startsWith('area-') && target?.closest('[hidden]'))
		return part_shown(name.slice('area-'.length)) ?? target;
	return target;
}

function follow_hash() {
	const shared = location.hash.startsWith(FILTER_HASH);
	const name = shared ? 'matrix' : decodeURIComponent(location.hash.slice(1));

	show_cell(name);
	const target = find_target(name);

	// A link to a row that the filters hide shows all rows again.
	if (shared || target?.closest('[hidden]'))
		set_filters();
	if (!target)
		return;
	open_around(target);
	target.scrollIntoView();
	if (target.matches('.cell'))
		target.focus({ preventScroll: true });
}

document.addEventListener('toggle', event => event.target.open && draw(event.target), true);
addEventListener('hashchange', follow_hash);
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(open));
if (location.hash)
	follow_hash();
