// SPDX-License-Identifier: MIT
// Comfort for the report page, which is complete without it: a link opens what it leads into,
// the matrix can be searched, printing shows what is folded.
'use strict';

function open_around(element) {
	for (let at = element; at; at = at.parentElement)
		if (at.tagName === 'DETAILS')
			at.open = true;
}

function follow_hash() {
	const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));

	if (!target)
		return;
	open_around(target);
	target.scrollIntoView();
}

function make(name, properties, ...children) {
	const element = Object.assign(document.createElement(name), properties);

	element.append(...children);
	return element;
}

function add_tools(section) {
	const search = make('input', { type: 'search', placeholder: 'id or words' });
	const terse = make('input', { type: 'checkbox' });
	const unfold = make('button', { type: 'button', textContent: 'Unfold' });
	const fold = make('button', { type: 'button', textContent: 'Fold' });
	const areas = section.querySelectorAll('details.area');
	const set_open = open => areas.forEach(area => { area.open = open; });

	function select() {
		const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);

		for (const area of areas) {
			let shown = 0;

			for (const row of area.querySelectorAll('tbody tr')) {
				const text = row.querySelector('th').textContent.toLowerCase();
				const hit = words.every(word => text.includes(word)) &&
					!(terse.checked && row.classList.contains('quiet'));

				row.hidden = !hit;
				shown += hit;
			}
			area.hidden = shown === 0;
			if (words.length)
				area.open = shown > 0;
		}
	}

	search.setAttribute('aria-label', 'Search the matrix');
	search.addEventListener('input', select);
	terse.addEventListener('change', select);
	unfold.addEventListener('click', () => set_open(true));
	fold.addEventListener('click', () => set_open(false));
	section.querySelector('h2').after(make('div', { className: 'tools' }, search,
		make('label', {}, terse, ' hide what passes everywhere'),
		unfold, fold));
}

document.querySelectorAll('#matrix').forEach(add_tools);
addEventListener('hashchange', follow_hash);
addEventListener('beforeprint', () => {
	document.querySelectorAll('details').forEach(details => { details.open = true; });
});
if (location.hash)
	follow_hash();
