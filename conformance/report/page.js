// SPDX-License-Identifier: MIT
// The content of a closed <details> is one text inside <noscript> until it is opened, so that a
// page of ten thousand results loads quickly.  A link opens its target, the matrix has filters
// (filter.js), and printing opens everything.
'use strict';

const [set_filters = () => {}] = Array.from(document.querySelectorAll('#matrix'), add_filters);

// Draw the content of a <details>.
function draw(element) {
	for (const folded of element.querySelectorAll(':scope > noscript'))
		folded.outerHTML = folded.textContent;
	if (element.matches('.sources') && !element.querySelector('ul'))
		element.append(make_sources(element));
}

function open_fold(element) {
	draw(element);
	element.open = true;
}

function open_around(element) {
	for (let at = element; at; at = at.parentElement)
		if (at.tagName === 'DETAILS')
			open_fold(at);
}

// Draw the part that holds the element of that name.  Returns the element or null.
function find_folded(name) {
	const holds = folded => folded.textContent.includes(`id="${name}"`);
	const folded = Array.from(document.querySelectorAll('details > noscript')).find(holds);

	if (folded)
		draw(folded.parentElement);
	return document.getElementById(name);
}

// The target of the fragment.  The first part of an area may be hidden while another is shown.
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

// What is drawn may hold another <details>.
function open_all() {
	const folds = document.querySelectorAll('details:not([open])');

	folds.forEach(open_fold);
	if (folds.length)
		open_all();
}

document.addEventListener('toggle', event => event.target.open && draw(event.target), true);
addEventListener('hashchange', follow_hash);
addEventListener('beforeprint', open_all);
if (location.hash)
	follow_hash();
