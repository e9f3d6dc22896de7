/** The pictures of the library: id → one SVG board. */
import {
  arrow, board, circle, fraction, line, lines, path, pie, rect, ribbon, text,
} from './draw.mjs'
import { colour } from './theme.mjs'

const { chalk, dim, yellow, coral, blue, green, boardRaised, boardDeep } = colour

/** Heating curve of ice; also used on a slide. */
export function heatingCurve() {
  const x0 = 260
  const x1 = 1800
  const yOf = (t) => 700 - t * 7.2
  const marks = [-20, 0, 20, 40]
  // True to scale for equal heating: water warms up half as fast as ice, melting takes as much heat as 162 °C of ice.
  const perDegree = 5.33
  const xB = x0 + 20 * perDegree
  const xC = xB + 162 * perDegree
  const points = { A: [x0, -20], B: [xB, 0], C: [xC, 0], D: [xC + 44 * 2 * perDegree, 44] }
  const p = (name) => `${points[name][0]} ${yOf(points[name][1])}`
  const tag = (name, dx, dy) =>
    circle(points[name][0], yOf(points[name][1]), 14, { fill: chalk }) +
    text(points[name][0] + dx, yOf(points[name][1]) + dy, name, { size: 54, weight: 700, anchor: 'middle' })
  return [
    rect(xB, yOf(0) - 90, xC - xB, 180, { fill: '#4a4425', r: 0 }),
    ...marks.map((t) => line(x0, yOf(t), x1 - 40, yOf(t), { stroke: '#33564c', width: 3 }) +
      text(x0 - 26, yOf(t) + 16, t < 0 ? `−${-t}` : t, { size: 46, anchor: 'end' })),
    arrow(x0, 905, x0, 240, { width: 6 }),
    arrow(x0, 905, x1 + 20, 905, { width: 6 }),
    text(x0 + 34, 272, 't, °C', { size: 50, weight: 600 }),
    text(x1 + 20, 975, 'время', { size: 50, weight: 600, anchor: 'end' }),
    path(`M ${p('A')} L ${p('B')}`, { stroke: blue, width: 16 }),
    path(`M ${p('B')} L ${p('C')}`, { stroke: yellow, width: 16 }),
    path(`M ${p('C')} L ${p('D')}`, { stroke: coral, width: 16 }),
    tag('A', 44, 40), tag('B', 6, -34), tag('C', 6, -34), tag('D', 50, 10),
    text(350, yOf(-20) + 14, 'лёд нагревается', { size: 50, fill: blue, weight: 600 }),
    text((xB + xC) / 2, yOf(0) - 34, 'лёд плавится', { size: 60, fill: yellow, weight: 700, anchor: 'middle' }),
    text((xB + xC) / 2, yOf(0) + 64, 'температура не растёт', { size: 46, anchor: 'middle' }),
    text(1440, yOf(36), 'вода нагревается', { size: 50, fill: coral, weight: 600, anchor: 'end' }),
  ].join('')
}

function particles(state, x, y, w, h) {
  const r = 27
  const out = []
  if (state === 'solid') {
    const step = 66
    const nx = 6
    const ny = 6
    const ox = x + (w - (nx - 1) * step) / 2
    const oy = y + h - 42 - (ny - 1) * step
    for (let i = 0; i < nx; i += 1) {
      for (let j = 0; j < ny; j += 1) {
        if (i + 1 < nx) out.push(line(ox + i * step, oy + j * step, ox + (i + 1) * step, oy + j * step, { stroke: '#4f86a8', width: 6 }))
        if (j + 1 < ny) out.push(line(ox + i * step, oy + j * step, ox + i * step, oy + (j + 1) * step, { stroke: '#4f86a8', width: 6 }))
      }
    }
    for (let i = 0; i < nx; i += 1) for (let j = 0; j < ny; j += 1) out.push(circle(ox + i * step, oy + j * step, r - 4, { fill: blue }))
  } else if (state === 'liquid') {
    const jitter = [4, -9, 11, -3, 8, -12, 6, -5, 10, -8, 2, -11, 7]
    const flow = []
    let n = 0
    for (let row = 0; row < 5; row += 1) {
      const shift = row % 2 ? 30 : 0
      for (let i = 0; i < 7; i += 1) {
        const px = x + 48 + shift + i * 63 + jitter[n % 13]
        const py = y + h - 40 - row * 56 + jitter[(n * 5 + 3) % 13] * 0.7
        n += 1
        if (px < x + w - 34 && (row * 7 + i) % 11 !== 10) flow.push(circle(px, Math.min(py, y + h - 36), r - 3, { fill: '#57d0d8' }))
      }
    }
    out.push(...flow)
  } else {
    const spots = [[80, 80], [260, 60], [400, 150], [150, 210], [330, 270], [90, 350], [430, 370], [250, 400]]
    const moves = [[40, 26], [-34, 30], [-40, -22], [34, -34], [44, 18], [40, -30], [-30, -40], [-46, -10]]
    spots.forEach(([px, py], i) => {
      const cx = x + px
      const cy = y + py
      out.push(arrow(cx, cy, cx + moves[i][0] * 1.7, cy + moves[i][1] * 1.7, { stroke: dim, width: 5, head: 18 }))
      out.push(circle(cx, cy, r - 3, { fill: coral }))
    })
  }
  return out.join('')
}

/** Three vessels with particles; also used on a slide. */
export function threeStates() {
  const states = [
    ['solid', 'Твёрдое', blue, ['Частицы в узлах решётки,', 'колеблются на месте']],
    ['liquid', 'Жидкое', '#57d0d8', ['Частицы рядом, но порядка', 'нет: меняются местами']],
    ['gas', 'Газообразное', coral, ['Частицы далеко друг от', 'друга, летят свободно']],
  ]
  return states
    .map(([state, name, fill, words], i) => {
      const x = 96 + i * 600
      return (
        rect(x, 220, 528, 490, { fill: boardDeep, stroke: chalk, width: 6 }) +
        particles(state, x, 220, 528, 490) +
        text(x + 264, 800, name, { size: 68, fill, weight: 700, anchor: 'middle' }) +
        lines(x + 264, 870, words, { size: 40, anchor: 'middle', step: 56 })
      )
    })
    .join('')
}

function numberLine() {
  const x0 = 170
  const unit = 720
  const y = 540
  const out = [arrow(x0 - 40, y, x0 + unit * 2 + 190, y, { width: 8, head: 32 })]
  for (let i = 0; i <= 8; i += 1) {
    const x = x0 + (unit * i) / 4
    const whole = i % 4 === 0
    out.push(line(x, y - (whole ? 44 : 28), x, y + (whole ? 44 : 28), { width: whole ? 9 : 6 }))
    if (whole) out.push(text(x, y + 130, i / 4, { size: 92, weight: 700, anchor: 'middle' }))
    else out.push(fraction(x, y + 128, i, 4, { size: 60, fill: i < 4 ? yellow : coral }))
  }
  const jump = (from, to, fill) => {
    const a = x0 + unit * from
    const b = x0 + unit * to
    return path(`M ${a} ${y - 56} Q ${(a + b) / 2} ${y - 170} ${b} ${y - 56}`, { stroke: fill, width: 7 })
  }
  for (let i = 0; i < 7; i += 1) out.push(jump(i / 4, (i + 1) / 4, i < 4 ? yellow : coral))
  out.push(text(x0 + unit / 2, y - 190, 'меньше единицы', { size: 56, fill: yellow, weight: 600, anchor: 'middle' }))
  out.push(text(x0 + unit * 1.5, y - 190, 'больше единицы', { size: 56, fill: coral, weight: 600, anchor: 'middle' }))
  out.push(fraction(640, 880, 7, 4, { size: 84, fill: coral }))
  out.push(text(740, 910, '=', { size: 88, weight: 700, anchor: 'middle' }))
  out.push(text(830, 916, '1', { size: 104, weight: 700, anchor: 'middle', fill: coral }))
  out.push(fraction(905, 880, 3, 4, { size: 84, fill: coral }))
  out.push(text(990, 900, 'семь шагов по одной четверти', { size: 52, fill: chalk }))
  return out.join('')
}

function compareFractions() {
  const rows = [[2, green], [3, blue], [4, yellow], [6, coral]]
  return rows
    .map(([parts, fill], i) => {
      const y = 225 + i * 170
      return fraction(190, y + 64, 1, parts, { size: 68, fill }) + ribbon(320, y, 1500, 128, parts, 1, { fill })
    })
    .join('') +
    [['1', '6'], ['1', '4'], ['1', '3'], ['1', '2']].map(([n, d], i) =>
      fraction(560 + i * 260, 968, n, d, { size: 62, fill: [coral, yellow, blue, green][i] }) +
      (i < 3 ? text(690 + i * 260, 992, '<', { size: 80, weight: 700, anchor: 'middle' }) : '')).join('')
}

function earthLayers() {
  const cx = 470
  const cy = 620
  const shell = [
    [400, '#7a5a3c'],
    [386, coral],
    [222, '#ffb347'],
    [80, '#fff1b8'],
  ]
  const rows = [
    ['Земная кора', '5–75 км', 'твёрдая, тонкая', '#c79a6b', [cx + 272, cy - 286]],
    ['Мантия', 'до 2900 км', 'горячая, медленно течёт', coral, [cx + 236, cy - 190]],
    ['Внешнее ядро', 'до 5150 км', 'жидкое: железо и никель', '#ffb347', [cx + 140, cy + 20]],
    ['Внутреннее ядро', 'до центра, 6371 км', 'твёрдое, 5000–6000 °C', '#fff1b8', [cx + 30, cy + 30]],
  ]
  return (
    shell.map(([r, fill]) => circle(cx, cy, r, { fill })).join('') +
    circle(cx, cy, 400, { fill: 'none', stroke: chalk, width: 5 }) +
    rows.map(([name, depth, what, fill, [px, py]], i) => {
      const y = 275 + i * 200
      return (
        line(px, py, 965, y + 20, { stroke: chalk, width: 4 }) + circle(px, py, 10, { fill: chalk }) +
        rect(985, y - 52, 14, 144, { fill, r: 7 }) +
        text(1024, y, name, { size: 62, weight: 700, fill }) +
        text(1024, y + 78, `${depth} · ${what}`, { size: 38 })
      )
    }).join('')
  )
}

function waterCycle() {
  const cloud = (x, y, s) =>
    `<g transform="translate(${x} ${y}) scale(${s})"><path d="M-150 50a62 62 0 0 1 8-123a92 92 0 0 1 172-28a72 72 0 0 1 96 74a44 44 0 0 1-4 77z" fill="#dfe9ea"/></g>`
  const drops = []
  for (let i = 0; i < 12; i += 1) {
    const x = 1225 + (i % 6) * 44 + (i > 5 ? 20 : 0)
    const y = i > 5 ? 520 : 470
    drops.push(line(x, y, x - 12, y + 34, { stroke: blue, width: 7 }))
  }
  const label = (x, y, number, words, fill) =>
    circle(x, y - 18, 34, { fill }) + text(x, y - 1, number, { size: 46, weight: 700, fill: boardDeep, anchor: 'middle' }) +
    text(x + 52, y, words, { size: 52, weight: 700, fill })
  return [
    circle(300, 380, 84, { fill: yellow }),
    ...Array.from({ length: 12 }, (_, i) => {
      const a = (i * Math.PI) / 6
      return line(300 + 112 * Math.cos(a), 380 + 112 * Math.sin(a), 300 + 146 * Math.cos(a), 380 + 146 * Math.sin(a), { stroke: yellow, width: 9 })
    }),
    path('M 960 880 L 1180 760 L 1420 620 L 1560 520 L 1680 640 L 1920 700 L 1920 1080 L 960 1080 Z', { fill: '#5b6b52', stroke: 'none' }),
    path('M 1486 573 L 1560 520 L 1640 600 L 1590 596 L 1556 630 L 1530 590 Z', { fill: chalk, stroke: 'none' }),
    path('M 0 850 Q 120 826 240 850 T 480 850 T 720 850 T 960 850 L 1010 880 L 1100 1080 L 0 1080 Z', { fill: '#2f6f9f', stroke: 'none' }),
    path('M 1480 650 C 1380 720 1330 740 1250 790 S 1080 850 990 880', { stroke: blue, width: 20 }),
    ...[190, 330, 470].map((x, i) => path(`M ${x} 800 q 26 -34 0 -68 t 0 -68 t 0 -68`, { stroke: '#bfe0ff', width: 8, opacity: 1 - i * 0.1 })),
    cloud(760, 360, 1), cloud(1360, 400, 1.15),
    arrow(900, 330, 1150, 330, { stroke: chalk, width: 10, head: 34 }),
    ...drops,
    arrow(1250, 985, 1130, 1010, { stroke: '#bfe0ff', width: 9, head: 32 }),
    label(545, 720, 1, 'испарение', '#bfe0ff'),
    label(600, 490, 2, 'конденсация', chalk),
    label(1600, 400, 3, 'осадки', blue),
    label(1400, 820, 4, 'сток', '#d5ecff'),
    label(1310, 990, 5, 'подземные воды', '#d5ecff'),
    text(120, 980, 'Океан', { size: 56, weight: 700 }),
  ].join('')
}

function historyLine() {
  const events = [
    [862, 'Призвание', 'варягов'],
    [988, 'Крещение', 'Руси'],
    [1147, 'Первое упоми-', 'нание Москвы'],
    [1242, 'Ледовое', 'побоище'],
    [1380, 'Куликовская', 'битва'],
    [1480, 'Стояние', 'на Угре'],
    [1612, 'Освобождение', 'Москвы'],
    [1703, 'Основание', 'Петербурга'],
    [1812, 'Отечественная', 'война'],
    [1861, 'Крестьянская', 'реформа'],
    [1945, 'Великая', 'Победа'],
    [1961, 'Полёт', 'Гагарина'],
  ]
  const y = 590
  const out = [line(60, y, 1840, y, { width: 10, stroke: dim }), arrow(1780, y, 1880, y, { width: 10, head: 36, stroke: dim })]
  events.forEach(([year, a, b], i) => {
    const x = 145 + i * 146
    const up = i % 2 === 0
    const fill = [yellow, coral, blue, green][Math.floor(i / 3)]
    const top = up ? y - 250 : y + 210
    out.push(line(x, y, x, up ? y - 96 : y + 96, { stroke: fill, width: 5 }))
    out.push(circle(x, y, 18, { fill, stroke: colour.board, width: 6 }))
    out.push(text(x, top, year, { size: 66, weight: 700, fill, anchor: 'middle' }))
    out.push(lines(x, top + 56, [a, b], { size: 36, anchor: 'middle', step: 44 }))
  })
  out.push(text(136, 1000, 'Шаг между точками одинаковый, годы — нет: лента показывает порядок, а не масштаб.', { size: 36, fill: dim }))
  return out.join('')
}

function russianCases() {
  const rows = [
    ['Именительный', 'есть', 'кто? что?', 'школ', 'а', yellow],
    ['Родительный', 'нет', 'кого? чего?', 'школ', 'ы', coral],
    ['Дательный', 'дать', 'кому? чему?', 'школ', 'е', blue],
    ['Винительный', 'вижу', 'кого? что?', 'школ', 'у', green],
    ['Творительный', 'горжусь', 'кем? чем?', 'школ', 'ой', '#57d0d8'],
    ['Предложный', 'думаю о', 'о ком? о чём?', 'школ', 'е', '#d9b3ff'],
  ]
  const head = [['Падеж', 124], ['Слово-помощник', 620], ['Вопросы', 1080], ['Пример', 1550]]
  return (
    head.map(([word, x]) => text(x, 262, word, { size: 40, fill: dim })).join('') +
    rows.map(([name, helper, question, stem, ending, fill], i) => {
      const y = 370 + i * 118
      return (
        rect(90, y - 76, 1740, 104, { fill: i % 2 ? colour.board : boardRaised, r: 18 }) +
        text(124, y, name, { size: 58, weight: 700, fill }) + text(620, y, helper, { size: 54 }) +
        text(1080, y, question, { size: 54 }) +
        `<text x="1550" y="${y}" font-size="58" font-weight="700" fill="${chalk}">${stem}<tspan fill="${fill}">-${ending}</tspan></text>`
      )
    }).join('')
  )
}

function plantCell() {
  const chloroplast = (x, y, a) =>
    `<g transform="translate(${x} ${y}) rotate(${a})"><ellipse rx="58" ry="30" fill="#4da65a" stroke="#2c6b38" stroke-width="5"/><path d="M-34 0H34M-24 -13H24M-24 13H24" stroke="#2c6b38" stroke-width="5"/></g>`
  const mito = (x, y, a) =>
    `<g transform="translate(${x} ${y}) rotate(${a})"><ellipse rx="46" ry="22" fill="${coral}" stroke="#9c4a36" stroke-width="5"/><path d="M-32 4l12-14 12 16 12-16 12 16 12-12" fill="none" stroke="#9c4a36" stroke-width="5"/></g>`
  const note = (x, y, px, py, words, fill = chalk, anchor = 'start') =>
    line(px, py, anchor === 'start' ? x - 18 : x + 18, y - 16, { stroke: dim, width: 4 }) + circle(px, py, 9, { fill: chalk }) +
    text(x, y, words, { size: 48, weight: 600, fill, anchor })
  return [
    rect(560, 230, 800, 760, { fill: '#2f6b3e', stroke: '#b4dd9d', width: 26, r: 90 }),
    rect(590, 260, 740, 700, { fill: '#b9dca8', stroke: yellow, width: 7, r: 70 }),
    path('M 830 400 C 960 340 1130 390 1185 480 C 1250 590 1210 760 1110 820 C 1000 880 850 850 795 770 C 720 660 740 450 830 400 Z', { fill: '#a9d8f2', stroke: '#4d93bd', width: 7 }),
    circle(712, 850, 82, { fill: '#c9a6e8', stroke: '#6d4a92', width: 7 }), circle(728, 838, 28, { fill: '#6d4a92' }),
    chloroplast(690, 350, -28), chloroplast(900, 312, 6), chloroplast(1215, 372, 36), chloroplast(1262, 760, 84), chloroplast(1090, 898, -12), chloroplast(668, 560, 80),
    mito(1080, 316, 10), mito(1264, 560, 88), mito(910, 906, 8), mito(670, 706, 80),
    note(505, 330, 572, 380, 'клеточная стенка', '#b4dd9d', 'end'),
    note(505, 560, 640, 560, 'хлоропласт', '#8fdc9f', 'end'),
    note(505, 850, 650, 850, 'ядро', '#d9b3ff', 'end'),
    note(1440, 330, 1328, 330, 'мембрана', yellow),
    note(1440, 460, 1290, 440, 'цитоплазма', '#b9dca8'),
    note(1440, 580, 1276, 575, 'митохондрия', coral),
    note(1440, 720, 1120, 650, 'вакуоль с', '#a9d8f2'),
    text(1440, 778, 'клеточным соком', { size: 48, weight: 600, fill: '#a9d8f2' }),
  ].join('')
}

function noteDurations() {
  const note = (x, y, kind, fill) => {
    const hollow = kind === 'whole' || kind === 'half'
    const head = `<ellipse cx="${x}" cy="${y}" rx="32" ry="23" transform="rotate(-18 ${x} ${y})" fill="${hollow ? 'none' : fill}" stroke="${fill}" stroke-width="10"/>`
    const stem = kind === 'whole' ? '' : line(x + 29, y - 8, x + 29, y - 118, { stroke: fill, width: 8 })
    const flag = kind === 'eighth' ? path(`M ${x + 29} ${y - 118} q 6 34 32 46 q 16 18 2 48`, { stroke: fill, width: 8 }) : ''
    return head + stem + flag
  }
  const rows = [
    ['whole', 'целая', 1, yellow],
    ['half', 'половинная', 2, coral],
    ['quarter', 'четвертная', 4, blue],
    ['eighth', 'восьмая', 8, green],
  ]
  return (
    rows.map(([kind, name, parts, fill], i) => {
      const y = 225 + i * 190
      const x0 = 640
      const w = 1180
      const cells = ribbon(x0, y, w, 156, parts, 0, { empty: boardRaised, stroke: fill })
      const notes = Array.from({ length: parts }, (_, n) => note(x0 + (w / parts) * (n + 0.5) - (kind === 'whole' ? 0 : 14), y + 122 - (kind === 'whole' ? 40 : 0), kind, fill)).join('')
      const value = parts === 1
        ? text(180, y + 108, '1', { size: 88, weight: 700, fill, anchor: 'middle' })
        : fraction(180, y + 78, 1, parts, { size: 64, fill })
      return cells + notes + value + text(260, y + 98, name, { size: 54, weight: 600, fill })
    }).join('') +
    text(136, 1034, 'Каждая следующая нота вдвое короче: счёт в такте — это сложение дробей.', { size: 42, fill: chalk })
  )
}

function pythagoras() {
  const s = 100
  const ax = 560
  const ay = 700
  const cells = (x, y, n, fill) => {
    const out = []
    for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) out.push(rect(x + i * s, y + j * s, s, s, { fill, stroke: colour.board, width: 4, r: 0 }))
    return out.join('')
  }
  const k = 0.68
  const c = { x: ax + 4 * s, y: ay }
  const b = { x: ax, y: ay - 3 * s }
  const angle = (Math.atan2(c.y - b.y, c.x - b.x) * 180) / Math.PI
  return (
    `<g transform="translate(180 265) scale(${k})"><g transform="translate(-90 -20)">` +
    cells(ax - 3 * s, ay - 3 * s, 3, blue) +
    cells(ax, ay, 4, coral) +
    `<g transform="translate(${b.x} ${b.y}) rotate(${angle})">${cells(0, -5 * s, 5, yellow)}</g>` +
    path(`M ${ax} ${ay} L ${c.x} ${c.y} L ${b.x} ${b.y} Z`, { fill: chalk, stroke: chalk, width: 8 }) +
    path(`M ${ax} ${ay - 44} h 44 v 44`, { stroke: colour.board, width: 6 }) +
    '</g></g>' +
    lines(1230, 400, ['*Квадрат гипотенузы*', 'равен сумме квадратов', 'катетов.'], { size: 54, weight: 600, step: 76 }) +
    text(1230, 720, 'c^{2} = a^{2} + b^{2}', { size: 104, weight: 700, fill: yellow }) +
    text(1230, 860, '25 = 16 + 9', { size: 88, weight: 600 }) +
    text(1230, 950, 'стороны 3, 4 и 5', { size: 48, fill: dim })
  )
}

function binary() {
  const bits = [0, 0, 1, 0, 1, 1, 0, 1]
  return (
    bits.map((bit, i) => {
      const x = 110 + i * 216
      const on = bit === 1
      return (
        text(x + 94, 290, 2 ** (7 - i), { size: 72, weight: 600, fill: on ? yellow : dim, anchor: 'middle' }) +
        rect(x, 330, 188, 250, { fill: on ? yellow : boardRaised, stroke: on ? yellow : colour.line, width: 6 }) +
        text(x + 94, 522, bit, { size: 190, weight: 700, fill: on ? boardDeep : dim, anchor: 'middle' }) +
        (on ? arrow(x + 94, 604, x + 94, 690, { stroke: yellow, width: 6 }) : '')
      )
    }).join('') +
    text(960, 800, '32 + 8 + 4 + 1 = 45', { size: 112, weight: 700, anchor: 'middle' }) +
    text(960, 940, 'Складываем веса тех разрядов, где стоит единица', { size: 54, anchor: 'middle', fill: dim }) +
    text(960, 1012, '00101101 в двоичной = 45 в десятичной', { size: 54, anchor: 'middle' })
  )
}

function elements() {
  const list = [
    ['H', 'водород', '1', 0, 0], ['He', 'гелий', '4', 7, 0],
    ['Li', 'литий', '7', 0, 1], ['Be', 'бериллий', '9', 1, 1], ['B', 'бор', '11', 2, 1], ['C', 'углерод', '12', 3, 1],
    ['N', 'азот', '14', 4, 1], ['O', 'кислород', '16', 5, 1], ['F', 'фтор', '19', 6, 1], ['Ne', 'неон', '20', 7, 1],
    ['Na', 'натрий', '23', 0, 2], ['Mg', 'магний', '24', 1, 2], ['Al', 'алюминий', '27', 2, 2], ['Si', 'кремний', '28', 3, 2],
    ['P', 'фосфор', '31', 4, 2], ['S', 'сера', '32', 5, 2], ['Cl', 'хлор', '35,5', 6, 2], ['Ar', 'аргон', '40', 7, 2],
    ['K', 'калий', '39', 0, 3], ['Ca', 'кальций', '40', 1, 3],
  ]
  const metals = new Set(['Li', 'Be', 'Na', 'Mg', 'Al', 'K', 'Ca'])
  const noble = new Set(['He', 'Ne', 'Ar'])
  const swatch = (x, y, fill, words) => rect(x, y - 38, 48, 48, { fill, r: 10 }) + text(x + 68, y, words, { size: 42 })
  return (
    list.map(([sign, name, mass, col, row], i) => {
      const x = 80 + col * 221
      const y = 215 + row * 206
      const fill = metals.has(sign) ? yellow : noble.has(sign) ? '#d9b3ff' : '#7fd8c4'
      return (
        rect(x, y, 209, 194, { fill, r: 18 }) +
        text(x + 18, y + 46, i + 1, { size: 36, fill: boardDeep, weight: 600 }) +
        text(x + 191, y + 46, mass, { size: 36, fill: boardDeep, anchor: 'end' }) +
        text(x + 104, y + 130, sign, { size: 88, fill: boardDeep, weight: 800, anchor: 'middle' }) +
        text(x + 104, y + 174, name, { size: 34, fill: boardDeep, anchor: 'middle', weight: 600 })
      )
    }).join('') +
    swatch(600, 912, yellow, 'металлы') + swatch(920, 912, '#7fd8c4', 'неметаллы') + swatch(1300, 912, '#d9b3ff', 'благородные газы') +
    text(600, 996, 'Слева — порядковый номер, справа — атомная масса', { size: 38, fill: dim })
  )
}

function iceSafety() {
  const floe = (x, w, h, fill, words, number) =>
    rect(x, 470 - h, w, h, { fill: '#cfe9f7', r: 8 }) +
    rect(x, 470, w, 60, { fill: '#2f6f9f', r: 0 }) +
    text(x + w / 2, 440 - h, number, { size: 62, weight: 700, fill, anchor: 'middle' }) +
    text(x + w / 2, 600, words, { size: 44, anchor: 'middle', weight: 600, fill })
  const steps = [
    'Раскиньте руки, держитесь за кромку льда',
    'Зовите на помощь, не делайте резких движений',
    'Выбирайтесь грудью или спиной на лёд — туда, откуда пришли',
    'Не вставайте: отползайте или откатывайтесь от полыньи',
  ]
  return (
    floe(110, 520, 52, coral, 'выходить нельзя', 'тоньше 10 см') +
    floe(700, 520, 90, yellow, 'один человек', '10 см') +
    floe(1290, 520, 130, green, 'пешая переправа', '15 см') +
    text(136, 690, 'Если лёд провалился:', { size: 52, weight: 700, fill: coral }) +
    steps.map((step, i) => circle(164, 748 + i * 70, 28, { fill: yellow }) +
      text(164, 763 + i * 70, i + 1, { size: 40, weight: 700, fill: boardDeep, anchor: 'middle' }) +
      text(216, 764 + i * 70, step, { size: 46 })).join('') +
    text(1810, 690, 'Спасатели: *112*', { size: 56, weight: 700, anchor: 'end' })
  )
}

export const images = {
  'physics-8-heating-curve': board('График нагревания и плавления льда', heatingCurve()),
  'physics-8-states-of-matter': board('Три состояния вещества', threeStates(), { accent: blue }),
  'maths-5-number-line': board('Дроби на числовом луче', numberLine()),
  'maths-5-compare-fractions': board('Чем больше частей, тем меньше доля', compareFractions(), { accent: green }),
  'geography-5-earth-layers': board('Внутреннее строение Земли', earthLayers(), { accent: coral }),
  'geography-6-water-cycle': board('Круговорот воды в природе', waterCycle(), { accent: blue, grid: false }),
  'history-timeline': board('Лента времени: двенадцать дат', historyLine(), { accent: coral }),
  'russian-5-cases': board('Шесть падежей', russianCases(), { accent: green }),
  'biology-5-plant-cell': board('Растительная клетка', plantCell(), { accent: green }),
  'music-note-durations': board('Длительности нот', noteDurations(), { accent: '#d9b3ff' }),
  'geometry-8-pythagoras': board('Теорема Пифагора', pythagoras(), { accent: blue }),
  'informatics-8-binary': board('Как компьютер пишет число 45', binary()),
  'chemistry-8-first-elements': board('Первые двадцать элементов', elements(), { accent: '#7fd8c4' }),
  'safety-thin-ice': board('Лёд на реке: что надо знать', iceSafety(), { accent: coral }),
}
