// SPDX-License-Identifier: MIT
// The pages of the cells, "#cell-COLUMN-ID", drawn from the page's data.  A text is a list of
// places in the list of lines.
'use strict';

const NAMES_SHOWN = 12; // so many names are read at a glance; a longer list is folded

let details, sentences;

function read_details() {
	details ??= JSON.parse(document.getElementById('details').textContent);
	return details;
}

// A line in which letters are repeated is a list of its parts.
function unpack(line) {
	const parts = typeof line === 'string' ? [line] : line;

	return parts.map(part => typeof part === 'string' ? part : part[0].repeat(part[1])).join('');
}

function text_of(places) {
	return places.map(place => unpack(read_details().lines[place])).join('\n');
}

function copy_template(name) {
	return document.getElementById(name).content.cloneNode(true);
}

// Fill each data-text of element; what there is nothing for goes away.
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

// What the row of the matrix says of the requirement: level, statement and sentences.
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

function read_sentences() {
	const list = document.getElementById('sentences');

	draw(list);
	sentences ??= new Map(Array.from(list.querySelectorAll('li'),
		sentence => [sentence.firstElementChild.textContent, sentence]));
	return sentences;
}

// The sentences that the summary of a row names.
function make_sources(sources) {
	const names = sources.firstElementChild.textContent.split(' ');

	return make('ul', {}, ...names.map(name => read_sentences().get(name).cloneNode(true)));
}

function make_other([column, parts]) {
	return make('details', { className: 'fold' },
		make('summary', {}, `The same in ${read_details().columns[column]}`),
		fill(copy_template('cell-evidence'), parts));
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
	page.append(fill(copy_template('cell-evidence'), cell), ...(cell.others ?? []).map(make_other));
	return page;
}

// Show the page of that name, if it is one, and no other.
function show_cell(name) {
	const [, column, id] = name.match(/^cell-(\d+)-(.+)$/) ?? [];
	const cell = id && read_details().cells[id]?.[column];

	document.querySelector('.cells').replaceChildren(...cell ? [make_page(id, column, cell)] : []);
}
