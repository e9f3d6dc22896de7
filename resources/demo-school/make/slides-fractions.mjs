/** «Дроби: от пирога до смешанного числа», mathematics, grade 5. */
import { arrow, board, circle, fraction, line, lines, path, pie, rect, ribbon, text } from './draw.mjs'
import { colour } from './theme.mjs'

const { chalk, dim, yellow, coral, blue, green } = colour
const big = { size: 60, weight: 600 }

const title = board('', [
  pie(1420, 540, 360, 8, 5, { fill: yellow }),
  rect(120, 330, 16, 290, { fill: coral, r: 8 }),
  text(170, 420, 'Дроби', { size: 160, weight: 800 }),
  lines(174, 530, ['от пирога', 'до смешанного числа'], { size: 72, weight: 600, step: 92 }),
  text(174, 720, 'Математика, 5 класс', { size: 50, fill: dim }),
].join(''))

const shares = board('Делим поровну', [
  ...[[1, yellow, 'целый'], [2, coral, 'половина'], [3, blue, 'треть'], [4, green, 'четверть']].map(([parts, fill, name], i) => {
    const x = 290 + i * 447
    return pie(x, 430, 190, parts, 1, { fill }) + text(x, 720, name, { size: 62, weight: 700, anchor: 'middle', fill }) +
      (parts === 1 ? text(x, 860, '1', { size: 110, weight: 700, anchor: 'middle', fill }) : fraction(x, 828, 1, parts, { size: 84, fill }))
  }),
  text(960, 1020, '*Доля* — одна из равных частей целого', { ...big, anchor: 'middle' }),
].join(''))

const parts = board('Что рассказывает дробь', [
  fraction(700, 560, 3, 4, { size: 300, fill: yellow }),
  arrow(1050, 390, 850, 420, { stroke: coral, width: 8 }),
  arrow(1050, 760, 850, 740, { stroke: blue, width: 8 }),
  text(1080, 380, 'числитель', { size: 76, weight: 700, fill: coral }), text(1080, 450, 'сколько долей взяли', { size: 52 }),
  text(1080, 770, 'знаменатель', { size: 76, weight: 700, fill: blue }), text(1080, 840, 'на сколько долей разделили', { size: 52 }),
  pie(310, 560, 210, 4, 3),
].join(''), { accent: coral })

const reading = board('Читаем дроби', [
  ...[[2, 3, 'две третьих', yellow], [5, 8, 'пять восьмых', coral], [7, 10, 'семь десятых', blue]].map(([n, d, words, fill], i) => {
    const y = 330 + i * 240
    return fraction(200, y, n, d, { size: 92, fill }) + ribbon(340, y - 75, 800, 150, d, n, { fill }) + text(1200, y + 24, words, { size: 76, weight: 700, fill })
  }),
  text(136, 1010, 'Сначала числитель, потом знаменатель.', { size: 52, fill: chalk }),
].join(''), { accent: blue })

const dividing = board('Три пирога на четверых', [
  ...[0, 1, 2].map((i) => pie(270 + i * 400, 450, 170, 4, 1, { fill: [yellow, coral, blue][i] })),
  arrow(1270, 450, 1390, 450, { width: 10, head: 34 }),
  `<g>${[yellow, coral, blue].map((fill, i) => `<g transform="rotate(${i * 90} 1600 450)">${pie(1600, 450, 170, 4, 1, { fill, empty: 'none', stroke: i === 0 ? chalk : 'none' })}</g>`).join('')}</g>`,
  pie(1600, 450, 170, 4, 0, { empty: 'none' }),
  text(470, 870, '3 : 4', { size: 130, weight: 700, anchor: 'middle' }),
  text(760, 870, '=', { size: 130, weight: 700, anchor: 'middle' }),
  fraction(930, 828, 3, 4, { size: 130, fill: yellow }),
  text(1130, 850, 'пирога каждому', { size: 72, weight: 600 }),
  text(136, 1030, 'Дробная черта — это знак деления.', { size: 52, fill: dim }),
].join(''), { accent: green })

const ray = (() => {
  const x0 = 180
  const unit = 1150
  const y = 560
  const out = [arrow(x0 - 50, y, 1800, y, { width: 8, head: 32 })]
  for (let i = 0; i <= 6; i += 1) {
    const x = x0 + (unit * i) / 5
    const whole = i % 5 === 0
    out.push(line(x, y - (whole ? 46 : 30), x, y + (whole ? 46 : 30), { width: whole ? 10 : 6 }))
    out.push(whole ? text(x, y + 150, i / 5, { size: 110, weight: 700, anchor: 'middle' }) : fraction(x, y + 150, i, 5, { size: 80, fill: i < 5 ? yellow : coral }))
  }
  out.push(path(`M ${x0} ${y - 80} v -60 h ${unit} v 60`, { stroke: blue, width: 6 }))
  out.push(text(x0 + unit / 2, y - 175, 'единичный отрезок — 5 равных частей', { size: 56, fill: blue, weight: 600, anchor: 'middle' }))
  out.push(text(136, 940, 'Дробь — такое же число: у неё есть место на луче.', big))
  out.push(text(136, 1020, 'Шесть пятых стоит правее единицы.', { size: 52, fill: coral }))
  return board('Дробь на числовом луче', out.join(''), { accent: blue })
})()

const sameBottom = board('Одинаковые знаменатели', [
  fraction(220, 370, 3, 8, { size: 110, fill: blue }), ribbon(400, 290, 1400, 160, 8, 3, { fill: blue }),
  fraction(220, 640, 5, 8, { size: 110, fill: yellow }), ribbon(400, 560, 1400, 160, 8, 5, { fill: yellow }),
  fraction(400, 910, 3, 8, { size: 96, fill: blue }), text(510, 940, '<', { size: 110, weight: 700, anchor: 'middle' }), fraction(620, 910, 5, 8, { size: 96, fill: yellow }),
  lines(780, 890, ['Доли одинаковые: больше та дробь,', 'где их взяли больше.'], { size: 54, weight: 600, step: 72 }),
].join(''))

const sameTop = board('Одинаковые числители', [
  pie(330, 480, 230, 3, 2, { fill: coral }), fraction(680, 480, 2, 3, { size: 120, fill: coral }),
  text(960, 520, '>', { size: 150, weight: 700, anchor: 'middle' }),
  fraction(1240, 480, 2, 5, { size: 120, fill: blue }), pie(1590, 480, 230, 5, 2, { fill: blue }),
  lines(960, 870, ['Взяли по две доли, но треть крупнее пятой:', 'больше та дробь, у которой *знаменатель меньше*.'], { size: 58, weight: 600, anchor: 'middle', step: 84 }),
].join(''), { accent: coral })

const equal = board('Разная запись — одно число', [
  ...[[1, 2, yellow], [2, 4, coral], [4, 8, blue], [3, 6, green]].map(([n, d, fill], i) => {
    const y = 300 + i * 165
    return fraction(200, y, n, d, { size: 62, fill }) + ribbon(320, y - 60, 1480, 120, d, n, { fill })
  }),
  line(1060, 210, 1060, 875, { dash: '6 20', width: 8 }),
  text(960, 1000, 'Закрашено поровну, значит, дроби *равны*', { ...big, anchor: 'middle' }),
].join(''))

const kinds = board('Правильные и неправильные', [
  pie(290, 430, 170, 4, 3, { fill: green }), fraction(290, 730, 3, 4, { size: 84, fill: green }),
  pie(780, 430, 170, 4, 4, { fill: yellow }), fraction(780, 730, 4, 4, { size: 84, fill: yellow }),
  pie(1270, 430, 170, 4, 4, { fill: coral }), pie(1640, 430, 170, 4, 3, { fill: coral }), fraction(1455, 730, 7, 4, { size: 84, fill: coral }),
  text(290, 910, 'меньше 1', { ...big, anchor: 'middle', fill: green }), text(780, 910, 'равна 1', { ...big, anchor: 'middle', fill: yellow }), text(1455, 910, 'больше 1', { ...big, anchor: 'middle', fill: coral }),
  text(290, 1000, 'правильная', { size: 54, anchor: 'middle' }),
  path('M 600 940 v 20 h 1200 v -20', { stroke: dim, width: 5 }),
  text(1200, 1024, 'неправильные', { size: 54, anchor: 'middle' }),
].join(''), { accent: green })

const mixed = board('Смешанное число', [
  pie(290, 420, 170, 4, 4, { fill: coral }), pie(670, 420, 170, 4, 3, { fill: coral }),
  fraction(1050, 420, 7, 4, { size: 130, fill: coral }), text(1210, 465, '=', { size: 130, weight: 700, anchor: 'middle' }),
  text(1360, 475, '1', { size: 180, weight: 700, anchor: 'middle', fill: yellow }), fraction(1490, 420, 3, 4, { size: 130, fill: yellow }),
  circle(164, 738, 34, { fill: blue }), text(164, 755, 1, { size: 48, weight: 700, anchor: 'middle', fill: colour.boardDeep }),
  text(230, 758, 'Делим числитель на знаменатель: 7 : 4 = 1 (остаток 3)', { size: 56, weight: 600 }),
  circle(164, 838, 34, { fill: blue }), text(164, 855, 2, { size: 48, weight: 700, anchor: 'middle', fill: colour.boardDeep }),
  text(230, 858, 'Частное — целая часть, остаток — числитель', { size: 56, weight: 600 }),
  circle(164, 938, 34, { fill: blue }), text(164, 955, 3, { size: 48, weight: 700, anchor: 'middle', fill: colour.boardDeep }),
  text(230, 958, 'Знаменатель остаётся прежним', { size: 56, weight: 600 }),
].join(''), { accent: coral })

const number = (x, y, n) => circle(x, y, 40, { fill: yellow }) + text(x, y + 20, n, { size: 56, weight: 700, anchor: 'middle', fill: colour.boardDeep })

const quiz = board('Проверьте себя', [
  number(150, 310, 1), text(230, 330, 'Какая дробь закрашена?', big), ribbon(1060, 245, 740, 130, 6, 5),
  number(150, 500, 2), text(230, 520, 'Что больше?', big), fraction(1130, 500, 4, 9, { size: 80, fill: blue }), text(1270, 520, 'или', big), fraction(1470, 500, 7, 9, { size: 80, fill: coral }),
  number(150, 690, 3), text(230, 710, 'Найдите равную дробь:', big), fraction(1130, 690, 2, 3, { size: 80 }), text(1230, 715, '=', { size: 80, weight: 700 }), fraction(1370, 690, '?', 6, { size: 80, fill: yellow }),
  number(150, 880, 4), text(230, 900, 'Выделите целую часть:', big), fraction(1130, 880, 11, 5, { size: 80, fill: coral }),
].join(''))

const answers = board('Ответы', [
  number(150, 310, 1), fraction(320, 300, 5, 6, { size: 84, fill: yellow }), text(440, 325, 'пять шестых', big),
  number(150, 500, 2), fraction(320, 490, 4, 9, { size: 84, fill: blue }), text(415, 515, '<', { size: 84, weight: 700, anchor: 'middle' }), fraction(510, 490, 7, 9, { size: 84, fill: coral }), text(640, 515, 'доли одинаковые, семь больше четырёх', { size: 54 }),
  number(150, 690, 3), fraction(320, 680, 2, 3, { size: 84 }), text(415, 705, '=', { size: 84, weight: 700, anchor: 'middle' }), fraction(510, 680, 4, 6, { size: 84, fill: yellow }), text(640, 705, 'каждую треть разрезали пополам', { size: 54 }),
  number(150, 880, 4), fraction(330, 870, 11, 5, { size: 84, fill: coral }), text(440, 895, '=', { size: 84, weight: 700, anchor: 'middle' }), text(520, 900, '2', { size: 110, weight: 700, anchor: 'middle', fill: yellow }), fraction(600, 870, 1, 5, { size: 84, fill: yellow }), text(720, 895, '11 : 5 = 2 (остаток 1)', { size: 54 }),
].join(''), { accent: green })

export const slides = [title, shares, parts, reading, dividing, ray, sameBottom, sameTop, equal, kinds, mixed, quiz, answers]
