// SPDX-License-Identifier: MIT
// Draws the page of a cell, "#cell-COLUMN-ID", from the data that page_details.py wrote.  A text
// is a list of indices into the list of lines.
'use strict';

const NAMES_SHOWN = 12; // a longer list of columns is folded

let details, clauses;

function read_details() {
	details ??= JSON.parse(document.getElementById('details').textContent);
	return details;
}

// A line with long parts is a list, in which these are indices.
function unpack(line) {
	if (typeof line === 'string')
		return line;
	return line.map(part => typeof part === 'string' ? part : read_details().long[part]).join('');
}

function text_of(places) {
	return places.map(place => unpack(read_details().lines[place])).join('\n');
}

function copy_template(name) {
	return document.getElementById(name).content.cloneNode(true);
}

// Fill each data-text of element.  Remove each data-part and data-text without a text.
function fill(element, parts) {
	for (const place of element.querySelectorAll('[data-part], [data-text]')) {
		const part = parts[place.dataset.part ?? place.dataset.text];

		if (!part)
			place.remove();
		else if (place.dataset.text)
			place.textContent = text_of(part);
	}
	for (const link of element.querySelectorAll('a[data-text]'))
		link.href = link.textContent;
	return element;
}

function make(name, properties, ...children) {
	const element = Object.assign(document.createElement(name), properties);

	element.append(...children);
	return element;
}

function name_columns(columns) {
	const labels = columns.map(column => read_details().columns[column]);

	if (labels.length <= NAMES_SHOWN)
		return labels.join(', ');
	return make('details', { className: 'names' },
		make('summary', {}, `${labels.length} columns`), labels.join(', '));
}

// Copy level, statement and clauses from the row of the matrix.
function fill_requirement(page, row) {
	const statement = row.querySelector('th > p'), sources = row.querySelector('.sources');

	page.querySelector('.level').textContent = row.dataset.level;
	if (statement)
		page.querySelector('.statement').textContent = statement.textContent;
	if (sources)
		page.querySelector('ul.origin').replaceWith(make_sources(sources));
	else
		page.querySelectorAll('.origin').forEach(element => element.remove());
}

function read_clauses() {
	const list = document.getElementById('clauses');

	draw(list);
	clauses ??= new Map(Array.from(list.querySelectorAll('li'),
		clause => [clause.firstElementChild.textContent, clause]));
	return clauses;
}

// The clauses that the summary of a row names.
function make_sources(sources) {
	const names = sources.firstElementChild.textContent.split(' ');

	return make('ul', {}, ...names.map(name => read_clauses().get(name).cloneNode(true)));
}

// What a result left: its evidence, and that of each of its causes.
function make_evidence(parts) {
	return [fill(copy_template('cell-evidence'), parts), ...(parts.causes ?? []).map(make_cause)];
}

function make_fold(title, ...content) {
	return make('details', { className: 'fold' }, make('summary', {}, title), ...content);
}

function make_cause(parts, place) {
	return make_fold(`Cause ${place + 1}: ${text_of(parts.title)}`,
		fill(copy_template('cell-evidence'), parts));
}

function make_other([column, parts]) {
	return make_fold(`The same in ${read_details().columns[column]}`, ...make_evidence(parts));
}

function make_page(id, column, cell) {
	const page = fill(copy_template('cell-page'), cell).firstElementChild;
	const [css, sign, word] = read_details().marks[cell.mark];
	const mark = page.querySelector('.mark');

	page.id = `cell-${column}-${id}`;
	page.setAttribute('aria-label', `${id}, ${read_details().columns[column]}`);
	page.querySelector('.back a').href = `#row-${id}`;
	page.querySelector('.id').textContent = id;
	page.querySelector('.columns').append(name_columns(cell.columns));
	mark.classList.add(css);
	mark.append(`${sign} `, make('i', {}, word));
	fill_requirement(page, document.getElementById(`row-${id}`));
	page.append(...make_evidence(cell), ...(cell.others ?? []).map(make_other));
	return page;
}

// Show the page of that name and remove the one shown before.
function show_cell(name) {
	const [, column, id] = name.match(/^cell-(\d+)-(.+)$/) ?? [];
	const cell = id && read_details().cells[id]?.[column];

	document.querySelector('.cells').replaceChildren(...cell ? [make_page(id, column, cell)] : []);
}
