// SPDX-License-Identifier: MIT
// The filters of the matrix.  Their state stands in the fragment of the address,
// "#matrix?verdict=fail&level=required&q=words", so that it can be shared.
'use strict';

const FILTER_HASH = '#matrix?';

// What the class of a cell stands for.
const VERDICTS = new Map([['new', 'new'], ['f', 'fail'], ['c', 'crash'], ['o', 'timeout'],
	['e', 'error'], ['u', 'passes'], ['t', 'tolerated'], ['k', 'known'], ['s', 'skip'],
	['p', 'pass'], ['i', 'value']]);

// --- rows -----------------------------------------------------------------------------

function read_verdicts(cell) {
	return Array.from(cell.classList, name => VERDICTS.get(name)).filter(Boolean);
}

// A field that spans several columns stands for that many cells.
function read_row(element) {
	const [title, ...cells] = element.cells;
	const words = [title.querySelector('code'), title.querySelector('p')];
	const clauses = title.querySelector('.sources summary')?.textContent.split(' ') ?? [];

	return {
		element,
		text: words.map(word => word?.textContent.toLowerCase()).join(' '),
		documents: clauses.map(clause => clause.split('/')[0]),
		level: element.dataset.level,
		differs: 'differs' in element.dataset,
		cells: cells.flatMap(cell => Array(cell.colSpan).fill(read_verdicts(cell))),
	};
}

// Of a row to which nothing applies in the wanted column there is nothing to see.
function row_matches(row, wanted) {
	const cells = wanted.column === '' ? row.cells : [row.cells[wanted.column]];
	const is_wanted = verdict => !wanted.verdicts.length || wanted.verdicts.includes(verdict);

	return cells.some(cell => cell.some(is_wanted)) &&
		(wanted.document === '' || row.documents.includes(wanted.document)) &&
		(wanted.level === '' || row.level === wanted.level) &&
		(!wanted.differs || row.differs) &&
		wanted.words.every(word => row.text.includes(word));
}

// The first part of an area that is shown.
function part_shown(area) {
	return document.querySelector(`tbody[data-area="${CSS.escape(area)}"]:not([hidden])`);
}

function show_rows(section, rows, wanted) {
	for (const row of rows)
		row.element.hidden = !row_matches(row, wanted);
	for (const part of section.querySelectorAll('tbody'))
		part.hidden = !part.querySelector('tr[data-level]:not([hidden])');
	for (const link of section.querySelectorAll('.areas a'))
		link.hidden = !part_shown(link.textContent);
	return rows.filter(row => !row.element.hidden).length;
}

// --- controls -------------------------------------------------------------------------

function make_select(any, names) {
	return make('select', {}, new Option(any, ''), ...names.map(name => new Option(name, name)));
}

function in_order(names) {
	return [...new Set(names)].sort();
}

function make_controls(section, rows) {
	const titles = Array.from(section.querySelector('thead tr').cells, cell => cell.textContent);
	const present = new Set(rows.flatMap(row => row.cells.flat()));

	return {
		columns: titles.slice(1),
		search: make('input', { type: 'search', placeholder: 'id or words' }),
		verdicts: [...VERDICTS.values()].filter(name => present.has(name))
			.map(value => make('input', { type: 'checkbox', value })),
		column: make_select('any column', titles.slice(1)),
		document: make_select('all', in_order(rows.flatMap(row => row.documents))),
		level: make_select('all', in_order(rows.map(row => row.level))),
		differs: make('input', { type: 'checkbox' }),
		reset: make('button', { type: 'button', textContent: 'Reset' }),
	};
}

function make_form(controls) {
	const before = (text, control) => make('label', {}, text + ' ', control);
	const after = (control, text) => make('label', {}, control, ' ' + text);
	const form = make('form', { className: 'tools' },
		before('Search', controls.search),
		make('fieldset', {}, make('legend', { textContent: 'Verdict' }),
			...controls.verdicts.map(check => after(check, check.value)),
			before('in', controls.column)),
		before('Document', controls.document),
		before('Level', controls.level),
		after(controls.differs, 'differs'),
		controls.reset);

	form.setAttribute('aria-label', 'Filter the matrix');
	form.addEventListener('submit', event => event.preventDefault());
	return form;
}

function wanted_by(controls) {
	return {
		verdicts: controls.verdicts.filter(check => check.checked).map(check => check.value),
		column: controls.column.value && controls.columns.indexOf(controls.column.value),
		document: controls.document.value,
		level: controls.level.value,
		differs: controls.differs.checked,
		words: controls.search.value.toLowerCase().split(/\s+/).filter(Boolean),
	};
}

// --- the fragment -----------------------------------------------------------------------

function filter_hash(controls) {
	const state = new URLSearchParams();
	const add = (name, value) => value && state.append(name, value);

	for (const check of controls.verdicts)
		add('verdict', check.checked && check.value);
	add('in', controls.column.value);
	add('document', controls.document.value);
	add('level', controls.level.value);
	add('differs', controls.differs.checked && '1');
	add('q', controls.search.value.trim());
	return String(state) ? FILTER_HASH + state : '#matrix';
}

// A choice that this page does not have is none.
function choose(select, value) {
	select.value = value ?? '';
	if (select.selectedIndex < 0)
		select.value = '';
}

function follow_filter_hash(controls) {
	const shared = location.hash.startsWith(FILTER_HASH);
	const state = new URLSearchParams(shared ? location.hash.slice(FILTER_HASH.length) : '');

	for (const check of controls.verdicts)
		check.checked = state.getAll('verdict').includes(check.value);
	choose(controls.column, state.get('in'));
	choose(controls.document, state.get('document'));
	choose(controls.level, state.get('level'));
	controls.differs.checked = state.has('differs');
	controls.search.value = state.get('q') ?? '';
}

// Give the section its filters; returns what sets them to what the fragment says.
function add_filters(section) {
	const rows = Array.from(section.querySelectorAll('tr[data-level]'), read_row);
	const controls = make_controls(section, rows);
	const form = make_form(controls);
	const count = make('p', { className: 'shown' });
	const show = () => {
		const shown = show_rows(section, rows, wanted_by(controls));

		count.textContent = `${shown} of ${rows.length} requirements shown`;
	};
	const change = () => {
		show();
		history.replaceState(null, '', filter_hash(controls));
	};

	count.setAttribute('role', 'status');
	count.setAttribute('aria-live', 'polite');
	form.addEventListener('input', change);
	form.addEventListener('change', change);
	controls.reset.addEventListener('click', () => {
		form.reset();
		change();
	});
	section.querySelector('.areas').before(form, count);
	show();
	return () => {
		follow_filter_hash(controls);
		show();
	};
}
