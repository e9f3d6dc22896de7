'use strict';

const SVG = 'http://www.w3.org/2000/svg';
const element = (id) => document.getElementById(id);

let tasks = [];
let current = 0;
let parts = 0;
let filled = []; // one boolean per part, all figures in a row
let misses = 0;
let firstTry = 0;
let solved = false;

// ------------------------------------------------------------------- words

const partWords = new Intl.PluralRules('ru');
const partsText = (count) =>
  `${count} ${{ one: 'часть', few: 'части', many: 'частей', other: 'части' }[partWords.select(count)]}`;

/** A fraction as an element; a mixed number when `whole` is given. */
function fractionNode(top, bottom, whole = 0) {
  const node = document.createElement('span');
  node.setAttribute('role', 'math');
  node.setAttribute('aria-label', `${whole ? `${whole} целых ` : ''}${top}/${bottom}`);
  if (whole) {
    const number = document.createElement('span');
    number.className = 'whole';
    number.textContent = whole;
    node.append(number);
  }
  const bar = document.createElement('span');
  bar.className = 'fraction';
  for (const value of [top, bottom]) {
    const line = document.createElement('span');
    line.textContent = value;
    bar.append(line);
  }
  node.append(bar);
  return node;
}

function say(tone, ...content) {
  const box = element('feedback');
  const words = document.createElement('span');
  words.append(...content);
  box.replaceChildren(words);
  if (tone) box.dataset.tone = tone;
  else delete box.dataset.tone;
}

function goalWords(task) {
  const target = () => fractionNode(task.target.top, task.target.bottom, task.whole);
  switch (task.kind) {
    case 'equal':
      return [`Здесь ${partsText(task.parts)}. Закрасьте `, target(), ' фигуры.'];
    case 'cut':
      return ['Выберите, на сколько частей резать, и закрасьте ', target(), '.'];
    case 'mixed':
      return ['Две одинаковые фигуры. Соберите ', target(), '.'];
    default:
      return ['Закрасьте ', target(), ' фигуры.'];
  }
}

function hintWords(task) {
  const { top, bottom } = task.target;
  switch (task.kind) {
    case 'equal': {
      const each = task.parts / bottom;
      return [`${task.parts} : ${bottom} = ${each}. Доля `, fractionNode(1, bottom), ` — это ${partsText(each)}. Нужно таких долей: ${top}.`];
    }
    case 'cut':
      return [`Знаменатель подскажет: разрежьте на ${partsText(bottom)} или в несколько раз мельче.`];
    case 'mixed':
      return [`Целая фигура — это ${partsText(bottom)}. Закрасьте её всю и ещё ${partsText(top)} второй.`];
    default:
      return [`Знаменатель ${bottom}: столько частей в целом. Числитель ${top}: столько закрасьте.`];
  }
}

// ----------------------------------------------------------------- figures

function piePart(i, count) {
  const point = (turn) => {
    const angle = (turn - 0.25) * 2 * Math.PI;
    return `${300 + 280 * Math.cos(angle)} ${300 + 280 * Math.sin(angle)}`;
  };
  return `M 300 300 L ${point(i / count)} A 280 280 0 0 1 ${point((i + 1) / count)} Z`;
}

function boxPart(i, count, columns) {
  const rows = count / columns;
  const width = 900 / columns;
  const height = rows === 1 ? 300 : 540 / rows;
  const x = 10 + (i % columns) * width;
  const y = (rows === 1 ? 150 : 30) + Math.floor(i / columns) * height;
  return `M ${x} ${y} h ${width} v ${height} h ${-width} Z`;
}

/** As square a grid as the number of parts allows; prime numbers give a ribbon. */
function gridColumns(count) {
  let rows = Math.floor(Math.sqrt(count));
  while (count % rows !== 0) rows -= 1;
  return count / rows;
}

function drawFigures() {
  const task = tasks[current];
  const box = element('figures');
  box.classList.remove('right');
  box.replaceChildren();
  for (let figure = 0; figure < task.figures; figure += 1) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', task.shape === 'pie' ? '0 0 600 600' : '0 0 920 600');
    for (let i = 0; i < parts; i += 1) {
      const index = figure * parts + i;
      const path = document.createElementNS(SVG, 'path');
      const columns = task.shape === 'grid' ? gridColumns(parts) : parts;
      path.setAttribute('d', task.shape === 'pie' ? piePart(i, parts) : boxPart(i, parts, columns));
      path.setAttribute('class', 'part');
      path.setAttribute('role', 'checkbox');
      path.setAttribute('tabindex', '0');
      path.setAttribute('aria-label', `Часть ${index + 1}`);
      path.dataset.index = index;
      svg.append(path);
    }
    box.append(svg);
  }
  showFilled();
}

const filledCount = () => filled.filter(Boolean).length;

function showFilled() {
  for (const path of document.querySelectorAll('.part')) {
    path.setAttribute('aria-checked', String(filled[Number(path.dataset.index)]));
  }
  element('built').replaceChildren(fractionNode(filledCount(), parts));
}

function setPart(index, on) {
  if (solved || filled[index] === on) return;
  filled[index] = on;
  element('sign').textContent = '?';
  showFilled();
}

function erase() {
  filled = Array(parts * tasks[current].figures).fill(false);
}

// -------------------------------------------------- painting by touch or key

let brush = null; // true paints, false erases, null is up

const partAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest('.part');

element('figures').addEventListener('pointerdown', (event) => {
  const part = partAt(event);
  if (!part) return;
  if (event.target.hasPointerCapture(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
  brush = !filled[Number(part.dataset.index)];
  setPart(Number(part.dataset.index), brush);
});

element('figures').addEventListener('pointermove', (event) => {
  if (brush === null) return;
  const part = partAt(event);
  if (part) setPart(Number(part.dataset.index), brush);
});

for (const end of ['pointerup', 'pointercancel']) {
  window.addEventListener(end, () => {
    brush = null;
  });
}

element('figures').addEventListener('keydown', (event) => {
  const part = event.target.closest('.part');
  if (!part) return;
  const all = [...document.querySelectorAll('.part')];
  const index = Number(part.dataset.index);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === ' ' || event.key === 'Enter') setPart(index, !filled[index]);
  else if (step) all[(index + step + all.length) % all.length].focus();
  else return;
  event.preventDefault();
});

// -------------------------------------------------------------------- round

function showProgress() {
  element('progress').replaceChildren(
    ...tasks.map((_, i) => {
      const item = document.createElement('li');
      item.textContent = i + 1;
      if (i < current || (i === current && solved)) item.dataset.state = 'done';
      else if (i === current) item.setAttribute('aria-current', 'step');
      return item;
    }),
  );
}

function showTask() {
  const task = tasks[current];
  parts = task.parts;
  misses = 0;
  solved = false;
  erase();
  drawFigures();
  showProgress();
  element('goal').replaceChildren(...goalWords(task));
  element('target').replaceChildren(fractionNode(task.target.top, task.target.bottom, task.whole));
  element('sign').textContent = '?';
  element('cut').hidden = task.kind !== 'cut';
  element('parts').textContent = partsText(parts);
  setBusy(false);
  element('check').textContent = 'Проверить';
  say('');
}

function setBusy(on) {
  for (const id of ['clear', 'hint', 'fewer', 'more']) element(id).disabled = on;
}

function start() {
  tasks = makeTasks();
  current = 0;
  firstTry = 0;
  element('work').hidden = false;
  element('finish').hidden = true;
  showTask();
}

function finish() {
  element('work').hidden = true;
  element('finish').hidden = false;
  element('cut').hidden = true;
  setBusy(true);
  element('score').textContent = `Дробей: ${tasks.length}. С первой попытки: ${firstTry}.`;
  element('check').textContent = 'Новые задания';
  say('');
}

function check() {
  const task = tasks[current];
  const count = filledCount();
  const goal = task.whole * task.target.bottom + task.target.top;
  const difference = count * task.target.bottom - goal * parts;
  element('sign').textContent = difference === 0 ? '=' : difference < 0 ? '>' : '<';

  if (difference === 0) {
    solved = true;
    if (misses === 0) firstTry += 1;
    element('figures').classList.add('right');
    setBusy(true);
    showProgress();
    element('check').textContent = current + 1 < tasks.length ? 'Дальше' : 'Итог';
    const sameText = parts === task.target.bottom && !task.whole;
    say(
      'right',
      'Верно! ',
      ...(sameText
        ? ['Закрашено ровно столько, сколько нужно.']
        : [fractionNode(count, parts), ' = ', fractionNode(task.target.top, task.target.bottom, task.whole)]),
    );
    return;
  }

  misses += 1;
  if (count === 0) {
    say('almost', 'Пока ничего не закрашено. Коснитесь частей фигуры.');
  } else if (misses > 1) {
    say('hint', ...hintWords(task));
  } else {
    say('almost', 'Пока не равно: ', fractionNode(count, parts), difference < 0 ? ' — это меньше. Добавьте ещё.' : ' — это больше. Сотрите лишнее.');
  }
}

function changeParts(step) {
  parts = Math.min(MOST_PARTS, Math.max(2, parts + step));
  erase();
  drawFigures();
  element('sign').textContent = '?';
  element('parts').textContent = partsText(parts);
}

element('check').addEventListener('click', () => {
  if (!element('finish').hidden) start();
  else if (!solved) check();
  else if (current + 1 < tasks.length) {
    current += 1;
    showTask();
  } else finish();
});
element('clear').addEventListener('click', () => {
  erase();
  showFilled();
  element('sign').textContent = '?';
  say('');
});
element('hint').addEventListener('click', () => say('hint', ...hintWords(tasks[current])));
element('fewer').addEventListener('click', () => changeParts(-1));
element('more').addEventListener('click', () => changeParts(1));

start();
