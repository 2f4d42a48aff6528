// SPDX-License-Identifier: MIT
// Comfort for the report page, which is complete without it: a link opens what it leads into,
// the matrix has filters (filter.js), printing shows what is folded.
const [set_filters = () => {}] = Array.from(document.querySelectorAll('#matrix'), add_filters);

function open_around(element) {
	for (let at = element; at; at = at.parentElement)
		if (at.tagName === 'DETAILS')
			at.open = true;
}

// What the fragment leads to.  An area's first part may be hidden while another is not.
function find_target(name) {
	const target = document.getElementById(name);

	if (name.startsWith('area-') && target?.closest('[hidden]'))
		return part_shown(name.slice('area-'.length)) ?? target;
	return target;
}

function follow_hash() {
	const shared = location.hash.startsWith(FILTER_HASH);
	const target = find_target(shared ? 'matrix' : decodeURIComponent(location.hash.slice(1)));

	// A link to a row that the filters hide shows all rows again.
	if (shared || target?.closest('[hidden]'))
		set_filters();
	if (!target)
		return;
	open_around(target);
	target.scrollIntoView();
}

addEventListener('hashchange', follow_hash);
addEventListener('beforeprint', () => {
	document.querySelectorAll('details').forEach(details => { details.open = true; });
});
if (location.hash)
	follow_hash();
