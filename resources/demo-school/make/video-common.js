/* Drawing words for the videos; runs in the page, before the script of one video. */
const W = 1280
const H = 720
const C = {
  board: '#14302a', deep: '#0e231f', raised: '#1d3f37', grid: '#1b3a33', line: '#4c7468',
  chalk: '#f6f2e4', dim: '#bccbc0', yellow: '#ffd75e', coral: '#ff8a70', blue: '#7cbcff', aqua: '#57d0d8', green: '#8fdc9f',
}
const canvas = document.querySelector('canvas')
const g = canvas.getContext('2d')

/** 0 before `from`, 1 after `to`, smooth between. */
function ease(t, from, to) {
  const x = Math.min(1, Math.max(0, (t - from) / (to - from)))
  return x * x * (3 - 2 * x)
}

function background() {
  g.globalAlpha = 1
  g.fillStyle = C.board
  g.fillRect(0, 0, W, H)
  g.strokeStyle = C.grid
  g.lineWidth = 1.5
  g.beginPath()
  for (let x = 40; x < W; x += 40) { g.moveTo(x, 0); g.lineTo(x, H) }
  for (let y = 40; y < H; y += 40) { g.moveTo(0, y); g.lineTo(W, y) }
  g.stroke()
}

function words(text, x, y, size, { fill = C.chalk, weight = 700, align = 'left', alpha = 1 } = {}) {
  if (alpha <= 0) return
  g.globalAlpha = alpha
  g.fillStyle = fill
  g.font = `${weight} ${size}px 'Golos Text'`
  g.textAlign = align
  g.textBaseline = 'alphabetic'
  g.fillText(text, x, y)
  g.globalAlpha = 1
}

function bar(x, y, top, bottom, size, fill, alpha = 1) {
  if (alpha <= 0) return
  words(top, x, y - size * 0.24, size, { fill, align: 'center', alpha })
  words(bottom, x, y + size * 0.94, size, { fill, align: 'center', alpha })
  g.globalAlpha = alpha
  g.fillStyle = fill
  g.fillRect(x - size * 0.45, y - size * 0.04, size * 0.9, size * 0.08)
  g.globalAlpha = 1
}
