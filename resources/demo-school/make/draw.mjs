/** Small SVG vocabulary. Every function returns a string; coordinates are those of a 1920 × 1080 board. */
import { colour, FONT, HEIGHT, WIDTH } from './theme.mjs'

const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c])

/** Text; `*word*` is drawn in chalk yellow, `_x_` is a raised exponent. */
export function text(x, y, content, { size = 48, fill = colour.chalk, weight = 500, anchor = 'start' } = {}) {
  const spans = escape(content)
    .replace(/\*([^*]+)\*/g, `<tspan fill="${colour.yellow}">$1</tspan>`)
    .replace(
      /\^\{([^}]+)\}/g,
      (_, up) => `<tspan dy="${-size * 0.36}" font-size="${size * 0.62}">${up}</tspan><tspan dy="${size * 0.36}">\u200b</tspan>`,
    )
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight}" text-anchor="${anchor}">${spans}</text>`
}

export function lines(x, y, list, options = {}) {
  const step = options.step ?? (options.size ?? 48) * 1.32
  return list.map((line, i) => text(x, y + i * step, line, options)).join('')
}

export function rect(x, y, w, h, { fill = colour.boardRaised, stroke = 'none', width = 4, r = 24, dash } = {}) {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}

export function circle(x, y, r, { fill = colour.chalk, stroke = 'none', width = 4 } = {}) {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>`
}

export function line(x1, y1, x2, y2, { stroke = colour.chalk, width = 6, dash } = {}) {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}

export function path(d, { fill = 'none', stroke = colour.chalk, width = 6, dash, opacity = 1 } = {}) {
  return `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}

export function arrow(x1, y1, x2, y2, { stroke = colour.chalk, width = 6, head = 24 } = {}) {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const wing = (side) =>
    `${x2 - head * Math.cos(angle + side * 0.5)},${y2 - head * Math.sin(angle + side * 0.5)}`
  return (
    line(x1, y1, x2 - head * 0.6 * Math.cos(angle), y2 - head * 0.6 * Math.sin(angle), { stroke, width }) +
    `<polygon points="${x2},${y2} ${wing(1)} ${wing(-1)}" fill="${stroke}" stroke="${stroke}" stroke-width="2" stroke-linejoin="round"/>`
  )
}

const at = (cx, cy, r, turn) => {
  const angle = (turn - 0.25) * 2 * Math.PI
  return `${(cx + r * Math.cos(angle)).toFixed(2)} ${(cy + r * Math.sin(angle)).toFixed(2)}`
}

/** A circle cut into `parts`, the first `filled` of them coloured. */
export function pie(cx, cy, r, parts, filled, { fill = colour.yellow, empty = colour.boardRaised, stroke = colour.chalk, width = 6 } = {}) {
  if (parts === 1) return circle(cx, cy, r, { fill: filled ? fill : empty, stroke, width })
  return Array.from({ length: parts }, (_, i) => {
    return path(
      `M ${cx} ${cy} L ${at(cx, cy, r, i / parts)} A ${r} ${r} 0 0 1 ${at(cx, cy, r, (i + 1) / parts)} Z`,
      { fill: i < filled ? fill : empty, stroke, width },
    )
  }).join('')
}

/** A ribbon cut into `parts`, the first `filled` of them coloured. */
export function ribbon(x, y, w, h, parts, filled, { fill = colour.yellow, empty = colour.boardRaised, stroke = colour.chalk, width = 5 } = {}) {
  const cell = w / parts
  return Array.from({ length: parts }, (_, i) =>
    rect(x + i * cell, y, cell, h, { fill: i < filled ? fill : empty, stroke, width, r: 6 }),
  ).join('')
}

/** A fraction with its bar at height `y`, centred at `x`. */
export function fraction(x, y, top, bottom, { size = 72, fill = colour.chalk, weight = 700 } = {}) {
  const half = (Math.max(String(top).length, String(bottom).length) * size * 0.62) / 2 + size * 0.14
  return (
    text(x, y - size * 0.24, top, { size, fill, weight, anchor: 'middle' }) +
    line(x - half, y, x + half, y, { stroke: fill, width: Math.max(4, size * 0.075) }) +
    text(x, y + size * 0.94, bottom, { size, fill, weight, anchor: 'middle' })
  )
}

/** One whole board: background with the faint squares of an exercise book, a heading and the drawing. */
export function board(heading, drawing, { accent = colour.yellow, size = 84, grid = true } = {}) {
  const squares = []
  if (grid) {
    for (let x = 60; x < WIDTH; x += 60) squares.push(`M${x} 0V${HEIGHT}`)
    for (let y = 60; y < HEIGHT; y += 60) squares.push(`M0 ${y}H${WIDTH}`)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${colour.board}"/>
    <path d="${squares.join('')}" stroke="#1b3a33" stroke-width="2" fill="none"/>
    ${heading ? rect(90, 74, 16, size, { fill: accent, r: 8 }) + text(136, 74 + size * 0.86, heading, { size, weight: 700 }) : ''}
    ${drawing}
  </svg>`
}
