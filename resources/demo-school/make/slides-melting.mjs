/** «Плавление и отвердевание», physics, grade 8. */
import { arrow, board, circle, fraction, line, lines, path, rect, text } from './draw.mjs'
import { heatingCurve, threeStates } from './images.mjs'
import { colour } from './theme.mjs'

const { chalk, dim, yellow, coral, blue, green, boardDeep, boardRaised } = colour

const iceCube = (x, y, s) =>
  path(`M ${x} ${y + s * 0.28} L ${x + s * 0.5} ${y} L ${x + s} ${y + s * 0.28} L ${x + s * 0.5} ${y + s * 0.56} Z`, { fill: '#e8f6ff', stroke: chalk, width: 6 }) +
  path(`M ${x} ${y + s * 0.28} L ${x + s * 0.5} ${y + s * 0.56} V ${y + s * 1.1} L ${x} ${y + s * 0.82} Z`, { fill: '#a9d8f2', stroke: chalk, width: 6 }) +
  path(`M ${x + s} ${y + s * 0.28} L ${x + s * 0.5} ${y + s * 0.56} V ${y + s * 1.1} L ${x + s} ${y + s * 0.82} Z`, { fill: '#7cbce8', stroke: chalk, width: 6 })

const title = board('', [
  rect(120, 330, 16, 260, { fill: coral, r: 8 }),
  lines(170, 420, ['Плавление', 'и отвердевание'], { size: 124, weight: 800, step: 140 }),
  text(174, 690, 'Физика, 8 класс', { size: 50, fill: dim }),
  `<ellipse cx="1520" cy="800" rx="320" ry="64" fill="#2f6f9f"/><ellipse cx="1520" cy="792" rx="270" ry="44" fill="#4d93bd"/>`,
  iceCube(1330, 360, 380),
].join(''))

const states = board('Вещество — одно, порядок — разный', threeStates(), { accent: blue })

const definitions = board('Туда и обратно', [
  rect(110, 260, 560, 260, { fill: '#25506b', stroke: blue, width: 6 }), text(390, 380, 'Твёрдое', { size: 72, weight: 700, anchor: 'middle' }), text(390, 458, 'лёд', { size: 56, anchor: 'middle' }),
  rect(1250, 260, 560, 260, { fill: '#205a5e', stroke: '#57d0d8', width: 6 }), text(1530, 380, 'Жидкое', { size: 72, weight: 700, anchor: 'middle' }), text(1530, 458, 'вода', { size: 56, anchor: 'middle' }),
  arrow(700, 330, 1220, 330, { stroke: coral, width: 12, head: 38 }), text(960, 295, 'плавление: + Q', { size: 56, weight: 700, fill: coral, anchor: 'middle' }),
  arrow(1220, 455, 700, 455, { stroke: blue, width: 12, head: 38 }), text(960, 530, 'отвердевание: − Q', { size: 56, weight: 700, fill: blue, anchor: 'middle' }),
  lines(136, 680, ['*Плавление* — переход вещества из твёрдого состояния в жидкое.', '*Отвердевание* (кристаллизация) — из жидкого в твёрдое.', 'Кристаллическое тело плавится и отвердевает', 'при одной и той же температуре: лёд — при 0 °C.'], { size: 51, weight: 500, step: 92 }),
].join(''), { accent: coral })

const curve = board('График: где спрятана остановка?', heatingCurve())

const why = board('Почему температура стоит?', [
  ...[0, 1, 2].map((i) => [0, 1, 2, 3].map((j) => {
    const x = 180 + j * 130
    const y = 330 + i * 130
    return (j < 3 ? line(x, y, x + 130, y, { stroke: '#5b93b8', width: 8 }) : '') + (i < 2 ? line(x, y, x, y + 130, { stroke: '#5b93b8', width: 8 }) : '')
  }).join('')),
  ...[0, 1, 2].map((i) => [0, 1, 2, 3].map((j) => circle(180 + j * 130, 330 + i * 130, 44, { fill: blue })).join('')),
  arrow(660, 460, 800, 460, { stroke: coral, width: 12, head: 38 }), text(730, 420, '+ Q', { size: 60, weight: 700, fill: coral, anchor: 'middle' }),
  ...[[900, 330], [1010, 420], [1150, 340], [880, 470], [1050, 560], [1180, 470], [930, 600], [1190, 610], [1310, 400], [1320, 540], [1280, 300], [1400, 620]].map(([x, y]) => circle(x, y, 44, { fill: '#57d0d8' })),
  lines(136, 790, ['До плавления энергия раскачивает частицы: *температура растёт*.', 'При плавлении энергия идёт на разрушение решётки:', 'средняя скорость частиц не меняется — *температура постоянна*.'], { size: 52, step: 88, weight: 500 }),
].join(''), { accent: blue })

const formula = board('Удельная теплота плавления', [
  rect(110, 240, 820, 300, { fill: boardDeep, stroke: yellow, width: 6 }),
  text(520, 445, 'Q = λ · m', { size: 170, weight: 700, fill: yellow, anchor: 'middle' }),
  lines(1000, 300, ['*Q* — количество теплоты, Дж', '*λ* — удельная теплота', '\u2003\u2003плавления, Дж/кг', '*m* — масса, кг'], { size: 54, step: 80 }),
  lines(136, 670, ['*λ* показывает, сколько теплоты нужно, чтобы 1 кг кристаллического', 'вещества при температуре плавления полностью стал жидкостью.', 'При отвердевании выделяется ровно столько же.'], { size: 48, step: 86 }),
  text(136, 985, 'Растопить 1 кг льда при 0 °C: 340 000 Дж', { size: 60, weight: 700, fill: blue }),
].join(''))

const table = board('Таблица', (() => {
  const rows = [
    ['Алюминий', '660', '3,9'], ['Лёд', '0', '3,4'], ['Железо', '1539', '2,7'], ['Медь', '1085', '2,1'],
    ['Серебро', '962', '0,87'], ['Золото', '1064', '0,67'], ['Олово', '232', '0,59'], ['Свинец', '327', '0,25'], ['Ртуть', '−39', '0,12'],
  ]
  return [
    text(170, 258, 'Вещество', { size: 44, fill: dim }), text(930, 258, 't плавления, °C', { size: 44, fill: dim, anchor: 'end' }), text(1760, 258, 'λ, 10^{5} Дж/кг', { size: 44, fill: dim, anchor: 'end' }),
    ...rows.map(([name, t, l], i) => {
      const y = 340 + i * 82
      const ice = name === 'Лёд'
      return rect(110, y - 58, 1700, 76, { fill: ice ? '#25506b' : i % 2 ? colour.board : boardRaised, stroke: ice ? blue : 'none', r: 14 }) +
        text(170, y, name, { size: 52, weight: 700, fill: ice ? blue : chalk }) +
        text(900, y, t, { size: 52, anchor: 'end' }) +
        rect(1000, y - 34, Number(l.replace(',', '.')) * 130, 28, { fill: ice ? blue : yellow, r: 8 }) +
        text(1760, y, l, { size: 52, weight: 700, anchor: 'end' })
    }),
  ].join('')
})(), { accent: green })

const solved = board('Задача: лёд с мороза', [
  lines(136, 270, ['Сколько теплоты нужно, чтобы 0,5 кг льда', 'при −10 °C превратить в воду при 0 °C?'], { size: 58, weight: 600, step: 80 }),
  rect(110, 400, 560, 440, { fill: boardDeep }),
  text(150, 470, 'Дано', { size: 46, fill: dim }),
  lines(150, 545, ['m = 0,5 кг', 't₁ = −10 °C, t₂ = 0 °C', 'c = 2100 Дж/(кг·°C)', 'λ = 3,4 · 10^{5} Дж/кг'], { size: 46, step: 76 }),
  lines(740, 470, ['*1.* Нагреть лёд до 0 °C', 'Q₁ = c·m·(t₂ − t₁) = 2100 · 0,5 · 10 = 10 500 Дж', '*2.* Расплавить лёд', 'Q₂ = λ·m = 340 000 · 0,5 = 170 000 Дж', '*3.* Сложить'], { size: 46, step: 78, weight: 500 }),
  text(740, 868, 'Q = 10,5 кДж + 170 кДж', { size: 46 }),
  text(136, 990, 'Ответ: Q = 180,5 кДж', { size: 72, weight: 700, fill: yellow }),
].join(''), { accent: coral })

const number = (y, n) => circle(160, y - 18, 40, { fill: yellow }) + text(160, y + 2, n, { size: 56, weight: 700, anchor: 'middle', fill: boardDeep })

const tasks = board('Решите сами', [
  number(300, 1), lines(240, 300, ['Какое количество теплоты нужно, чтобы расплавить', '2 кг льда, взятого при 0 °C?'], { size: 56, step: 76 }),
  number(510, 2), lines(240, 510, ['Сколько теплоты выделит при отвердевании', '200 г олова, взятого при температуре плавления?'], { size: 56, step: 76 }),
  number(720, 3), lines(240, 720, ['Можно ли в алюминиевой ложке расплавить свинец?', 'А медь?'], { size: 56, step: 76 }),
  number(930, 4), lines(240, 930, ['Почему весной во время ледохода', 'у реки холоднее, чем вдали от неё?'], { size: 56, step: 76 }),
].join(''))

const answers = board('Ответы', [
  number(300, 1), lines(240, 300, ['Q = λ·m = 3,4 · 10^{5} · 2 = 680 000 Дж = *680 кДж*'], { size: 56 }),
  number(470, 2), lines(240, 470, ['Q = λ·m = 0,59 · 10^{5} · 0,2 = 11 800 Дж = *11,8 кДж*'], { size: 56 }),
  number(640, 3), lines(240, 640, ['Свинец — *да*: 327 °C меньше 660 °C.', 'Медь — *нет*: ложка расплавится раньше (660 < 1085).'], { size: 56, step: 76 }),
  number(880, 4), lines(240, 880, ['Лёд, плавясь, *забирает энергию* у воздуха и воды.'], { size: 56 }),
].join(''), { accent: green })

export const slides = [title, states, definitions, curve, why, formula, table, solved, tasks, answers]
