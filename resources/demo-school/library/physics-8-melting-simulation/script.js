'use strict';

const HOLD_POWER = 300; // W
const SPEED = 10; // model seconds per second
const SAMPLE = 1; // s of model time between graph points
const WINDOW = 1200; // s that the graph can hold

const COLOURS = {
  ice: '#7cbcff',
  mixture: '#ffd75e',
  water: '#ff8a70',
  free: '#57d0d8',
  bond: '#4f86a8',
  chalk: '#f6f2e4',
  dim: '#bccbc0',
  grid: '#2b4c43',
};

const element = (id) => document.getElementById(id);
const model = new MeltingModel();
const heater = element('heater');
const held = { heat: false, cool: false };
let history = [];
let paused = false;

// ---------------------------------------------------------------- controls

function power() {
  if (held.heat !== held.cool) return held.heat ? HOLD_POWER : -HOLD_POWER;
  return Number(heater.value);
}

function holdButton(name) {
  const button = element(name);
  const set = (on) => {
    held[name] = on;
    button.classList.toggle('held', on);
    if (on) setPaused(false);
  };
  button.addEventListener('pointerdown', (event) => {
    button.setPointerCapture(event.pointerId);
    set(true);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) {
    button.addEventListener(end, () => set(false));
  }
  button.addEventListener('keydown', (event) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      set(true);
    }
  });
  button.addEventListener('keyup', () => set(false));
  button.addEventListener('contextmenu', (event) => event.preventDefault());
}

function setPaused(on) {
  paused = on;
  element('pause').setAttribute('aria-pressed', String(on));
  element('pause').textContent = on ? 'Дальше' : 'Пауза';
}

function reset() {
  model.reset();
  history = [];
  heater.value = '0';
  setPaused(false);
}

holdButton('heat');
holdButton('cool');
element('pause').addEventListener('click', () => setPaused(!paused));
element('reset').addEventListener('click', reset);
heater.addEventListener('input', () => setPaused(false));

// ------------------------------------------------------------------- words

const number = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signed = (value, text) => (value < 0 ? `−${text.replace(/^[-−]/, '')}` : text);

function stateWords() {
  const watts = power();
  if (model.phase === 'mixture') {
    const share = Math.min(99, Math.max(1, Math.round(model.melted * 100)));
    const verb = watts > 0 ? 'Плавится' : watts < 0 ? 'Отвердевает' : 'Лёд и вода';
    return `${verb}: воды ${share} %`;
  }
  const name = model.phase === 'ice' ? 'Лёд' : 'Вода';
  const limit = (watts > 0 && model.temperature >= 60) || (watts < 0 && model.temperature <= -20);
  if (watts === 0 || limit) return name;
  return `${name} ${watts > 0 ? 'нагревается' : 'остывает'}`;
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function showWords() {
  const shown = Math.round(model.temperature * 10) / 10;
  put(element('temperature'), `${signed(shown, number.format(Math.abs(shown)))} °C`);
  put(element('state'), stateWords());
  element('state').style.setProperty('--phase', COLOURS[model.phase]);
  const free = Math.round(model.freeCount);
  put(element('counts'), `в решётке ${model.particles.length - free}, свободных ${free}`);
  const watts = power();
  put(element('power'), `${watts > 0 ? '+' : ''}${signed(watts, String(Math.abs(watts)))} Вт`);
  heater.setAttribute('aria-valuetext', `${watts} ватт`);
}

// ---------------------------------------------------------------- pictures

/** Fits the canvas to its box and returns a context that draws in CSS pixels. */
function prepare(canvas) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) };
}

function drawVessel() {
  const { context, width, height, rem } = prepare(element('vessel'));
  const margin = 2.2 * rem;
  const scale = Math.min((width - 2 * margin) / VESSEL.width, (height - 2 * margin) / VESSEL.height);
  const left = (width - VESSEL.width * scale) / 2;
  const top = height - margin - VESSEL.height * scale;

  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = COLOURS.chalk;
  context.lineWidth = 0.45 * rem;
  context.beginPath();
  context.moveTo(left - 0.4 * rem, top + scale);
  context.lineTo(left - 0.4 * rem, top + VESSEL.height * scale + 0.4 * rem);
  context.lineTo(left + VESSEL.width * scale + 0.4 * rem, top + VESSEL.height * scale + 0.4 * rem);
  context.lineTo(left + VESSEL.width * scale + 0.4 * rem, top + scale);
  context.stroke();

  const site = new Map(model.particles.map((p) => [`${p.column} ${p.row}`, p]));
  context.strokeStyle = COLOURS.bond;
  context.lineWidth = 0.13 * scale;
  context.beginPath();
  for (const p of model.particles) {
    if (p.free) continue;
    for (const key of [`${p.column + 1} ${p.row}`, `${p.column} ${p.row + 1}`]) {
      const neighbour = site.get(key);
      if (!neighbour || neighbour.free || Math.hypot(p.x - neighbour.x, p.y - neighbour.y) > 1.5) continue;
      context.moveTo(left + p.x * scale, top + p.y * scale);
      context.lineTo(left + neighbour.x * scale, top + neighbour.y * scale);
    }
  }
  context.stroke();

  for (const free of [false, true]) {
    context.fillStyle = free ? COLOURS.free : COLOURS.ice;
    context.beginPath();
    for (const p of model.particles) {
      if (p.free !== free) continue;
      const x = left + p.x * scale;
      const y = top + p.y * scale;
      context.moveTo(x + 0.38 * scale, y);
      context.arc(x, y, 0.38 * scale, 0, Math.PI * 2);
    }
    context.fill();
  }
}

function record() {
  const last = history[history.length - 1];
  if (last && model.time - last.time < SAMPLE) return;
  history.push({ time: model.time, temperature: model.temperature, phase: model.phase });
  if (history[0].time < model.time - WINDOW) history.shift();
}

function drawGraph() {
  const { context, width, height, rem } = prepare(element('graph'));
  const left = 6.2 * rem;
  const right = width - 2.5 * rem;
  const top = 4.2 * rem;
  const bottom = height - 4.4 * rem;
  const start = history.length ? history[0].time : 0;
  const span = Math.min(WINDOW, Math.max(240, Math.ceil((model.time - start) / 120) * 120));
  const x = (time) => left + ((time - start) / span) * (right - left);
  const y = (temperature) => bottom - ((temperature + 25) / 90) * (bottom - top);

  context.font = `500 ${1.75 * rem}px 'Golos Text', sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (let t = -20; t <= 60; t += 20) {
    context.strokeStyle = t === 0 ? COLOURS.dim : COLOURS.grid;
    context.lineWidth = 0.16 * rem;
    context.setLineDash(t === 0 ? [0.8 * rem, 0.8 * rem] : []);
    context.beginPath();
    context.moveTo(left, y(t));
    context.lineTo(right, y(t));
    context.stroke();
    context.fillStyle = COLOURS.chalk;
    context.fillText(signed(t, String(Math.abs(t))), left - 1.1 * rem, y(t));
  }
  context.setLineDash([]);

  context.textAlign = 'center';
  const stepMinutes = span > 600 ? 4 : span > 300 ? 2 : 1;
  for (let minute = Math.ceil(start / 60 / stepMinutes) * stepMinutes; minute * 60 <= start + span; minute += stepMinutes) {
    context.fillText(String(minute), x(minute * 60), bottom + 1.9 * rem);
  }
  context.textAlign = 'right';
  context.fillText('время, мин', right, bottom - 1.5 * rem);
  context.textAlign = 'left';
  context.fillText('t, °C', left - 4.6 * rem, top - 2.2 * rem);

  context.strokeStyle = COLOURS.chalk;
  context.lineWidth = 0.3 * rem;
  context.beginPath();
  context.moveTo(left, top - 1.4 * rem);
  context.lineTo(left, bottom);
  context.lineTo(right, bottom);
  context.stroke();

  context.fillStyle = 'rgb(255 215 94 / 16%)';
  for (let i = 1; i < history.length; i += 1) {
    if (history[i].phase !== 'mixture') continue;
    const from = x(history[i - 1].time);
    context.fillRect(from, top, x(history[i].time) - from, bottom - top);
  }

  context.lineWidth = 0.65 * rem;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  let i = 1;
  while (i < history.length) {
    const { phase } = history[i];
    context.strokeStyle = COLOURS[phase];
    context.beginPath();
    context.moveTo(x(history[i - 1].time), y(history[i - 1].temperature));
    while (i < history.length && history[i].phase === phase) {
      context.lineTo(x(history[i].time), y(history[i].temperature));
      i += 1;
    }
    context.stroke();
  }
  context.fillStyle = COLOURS.chalk;
  context.beginPath();
  context.arc(x(model.time), y(model.temperature), 0.8 * rem, 0, Math.PI * 2);
  context.fill();
}

// -------------------------------------------------------------------- loop

let before = performance.now();

function frame(now) {
  const dt = Math.min(0.05, (now - before) / 1000);
  before = now;
  if (!paused && dt > 0) {
    const watts = power();
    const started = history.length > 1 || watts !== 0;
    if (started) {
      model.heat(watts, dt * SPEED);
      record();
    }
    model.move(dt);
  }
  showWords();
  drawVessel();
  drawGraph();
  requestAnimationFrame(frame);
}

requestAnimationFrame(frame);
