/** Pictures of the textbook: plain SVG on white, so that they print too. Numbers in them are those of the text. */
const sheet = (title, width, height, inside) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${title}</title><rect width="${width}" height="${height}" fill="#ffffff"/><g font-family="sans-serif" font-size="24" fill="#1b2220">${inside}</g></svg>`
const words = (x, y, text, more = '') => `<text x="${x}" y="${y}" ${more}>${text}</text>`
const middle = 'text-anchor="middle"'
const dot = (x, y, colour, r = 11) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`
const line = (x1, y1, x2, y2, colour = '#1b2220', width = 3, more = '') => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}" ${more}/>`
const box = (x, y, width, height, fill = 'none') => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${fill}" stroke="#1b2220" stroke-width="3"/>`
const head = '<defs><marker id="a" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="#b3261e"/></marker></defs>'
const arrow = (x1, y1, x2, y2) => line(x1, y1, x2, y2, '#b3261e', 4, 'marker-end="url(#a)"')

/** Places that look thrown about and are the same each time. */
const scattered = Array.from({ length: 14 }, (_one, i) => [((i * 137) % 255) + 22, ((i * 89) % 195) + 22])

function motion() {
  const vessel = (x, name, length) => box(x, 30, 300, 240) + scattered.map(([dx, dy], i) => {
    const angle = i * 2.4
    return dot(x + dx, 30 + dy, '#2f6db3') + arrow(x + dx, 30 + dy, Math.round(x + dx + length * Math.cos(angle)), Math.round(30 + dy + length * Math.sin(angle)))
  }).join('') + words(x + 150, 315, name, middle)
  return sheet('Холодный и тёплый газ: в тёплом частицы движутся быстрее', 760, 340, head + vessel(50, 'холодный газ', 16) + vessel(410, 'тёплый газ', 34))
}

function energy() {
  const bar = (x, kinetic, potential, name) => `<rect x="${x}" y="${270 - kinetic}" width="90" height="${kinetic}" fill="#e0a82e"/><rect x="${x}" y="${270 - kinetic - potential}" width="90" height="${potential}" fill="#2f6db3"/>${words(x + 45, 305, name, middle)}`
  return sheet('Внутренняя энергия складывается из энергии движения частиц и энергии их взаимодействия', 760, 340,
    line(60, 270, 480, 270) + bar(100, 90, 60, 'вода 20 °C') + bar(300, 140, 60, 'вода 60 °C') +
    '<rect x="520" y="90" width="30" height="30" fill="#e0a82e"/>' + words(562, 113, 'движение') + '<rect x="520" y="140" width="30" height="30" fill="#2f6db3"/>' + words(562, 163, 'взаимодействие', 'font-size="22"'))
}

function transfer() {
  const rod = box(40, 120, 200, 34, '#d9dee2') + Array.from({ length: 6 }, (_one, i) => dot(62 + i * 31, 137, i < 2 ? '#b3261e' : i < 4 ? '#e0a82e' : '#2f6db3', 9)).join('') + arrow(60, 190, 220, 190)
  const pot = box(300, 70, 180, 130, '#e8f1fa') + `<path d="M350 175 C350 110 350 100 385 100 M430 100 C430 165 430 175 395 175" fill="none" stroke="#b3261e" stroke-width="4" marker-end="url(#a)"/>`
  const sun = dot(600, 90, '#e0a82e', 34) + [[640, 120, 690, 165], [625, 140, 655, 190], [600, 145, 600, 200]].map(place => arrow(...place)).join('')
  return sheet('Три вида теплопередачи: теплопроводность, конвекция, излучение', 760, 320, head + rod + pot + sun + words(140, 270, 'теплопроводность', middle) + words(390, 270, 'конвекция', middle) + words(625, 270, 'излучение', middle))
}

function heat() {
  const rows = [['вода', 4200], ['лёд', 2100], ['алюминий', 920], ['железо', 460], ['медь', 400], ['свинец', 140]]
  return sheet('Удельная теплоёмкость: сколько джоулей нагревают один килограмм на один градус', 760, 330, rows.map(([name, c], i) => words(30, 52 + i * 46, name) + `<rect x="190" y="${30 + i * 46}" width="${Math.round(c / 10)}" height="28" fill="#2f6db3"/>` + words(200 + Math.round(c / 10), 52 + i * 46, String(c))).join('') + words(190, 318, 'Дж/(кг·°C)', 'font-size="20"'))
}

function curve() {
  return sheet('График нагревания льда: нагревание, плавление при нуле, нагревание воды', 760, 380,
    line(90, 340, 730, 340) + line(90, 20, 90, 340) + line(90, 200, 730, 200, '#9aa5a0', 2, 'stroke-dasharray="8 8"') +
    '<polyline points="90,310 230,200 500,200 690,60" fill="none" stroke="#b3261e" stroke-width="6"/>' +
    words(80, 206, '0', 'text-anchor="end"') + words(80, 316, '−20', 'text-anchor="end"') + words(104, 38, 't, °C') + words(726, 368, 'время', 'text-anchor="end"') +
    words(150, 300, 'лёд') + words(365, 185, 'лёд и вода', middle) + words(630, 160, 'вода'))
}

export const pictures = { 'motion.svg': motion(), 'energy.svg': energy(), 'transfer.svg': transfer(), 'heat.svg': heat(), 'curve.svg': curve() }
