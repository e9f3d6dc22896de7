/* «Пицца и лента»: draws the frame at second `t`. */
const steps = [
  { from: 2.4, parts: 2, take: 1, fill: C.yellow },
  { from: 6.0, parts: 4, take: 3, fill: C.coral },
  { from: 9.8, parts: 8, take: 6, fill: C.green },
]

const OLIVES = [[0.35, 0.2], [0.62, 0.9], [0.5, 1.7], [0.7, 2.3], [0.3, 2.9], [0.66, 3.5], [0.45, 4.2], [0.72, 4.9], [0.38, 5.4], [0.6, 5.9]]

function drawSlice(cx, cy, r, from, to, out) {
  const start = (from - 0.25) * 2 * Math.PI
  const end = (to - 0.25) * 2 * Math.PI
  const middle = (start + end) / 2
  const x = cx + Math.cos(middle) * out
  const y = cy + Math.sin(middle) * out
  g.save()
  g.beginPath()
  g.moveTo(x, y)
  g.arc(x, y, r, start, end)
  g.closePath()
  g.clip()
  g.fillStyle = '#c98846'
  g.fillRect(x - r, y - r, 2 * r, 2 * r)
  g.fillStyle = '#ffdf8a'
  g.beginPath()
  g.arc(x, y, r * 0.88, 0, 2 * Math.PI)
  g.fill()
  for (const [distance, angle] of OLIVES) {
    g.fillStyle = '#d9503f'
    g.beginPath()
    g.arc(x + r * distance * Math.cos(angle), y + r * distance * Math.sin(angle), r * 0.1, 0, 2 * Math.PI)
    g.fill()
    g.fillStyle = '#4f8a4d'
    g.beginPath()
    g.arc(x + r * (distance - 0.12) * Math.cos(angle + 0.35), y + r * (distance - 0.12) * Math.sin(angle + 0.35), r * 0.04, 0, 2 * Math.PI)
    g.fill()
  }
  g.restore()
  g.strokeStyle = C.deep
  g.lineWidth = 5
  g.lineJoin = 'round'
  g.beginPath()
  if (to - from < 1) g.moveTo(x, y)
  g.arc(x, y, r, start, end)
  g.closePath()
  g.stroke()
}

function drawPizza(t, step, cx, cy, r) {
  if (!step) {
    drawSlice(cx, cy, r, 0, 1, 0)
    return
  }
  for (let i = 0; i < step.parts; i += 1) {
    const taken = i < step.take
    const out = taken ? 26 * ease(t, step.from + 0.6 + i * 0.18, step.from + 1.1 + i * 0.18) : 0
    g.globalAlpha = taken ? 1 : 1 - 0.62 * ease(t, step.from + 0.6, step.from + 1.4)
    drawSlice(cx, cy, r, i / step.parts, (i + 1) / step.parts, out)
    g.globalAlpha = 1
  }
}

function drawRibbon(t, step, x, y, w, h) {
  const parts = step?.parts ?? 1
  for (let i = 0; i < parts; i += 1) {
    g.fillStyle = C.raised
    g.fillRect(x + (w / parts) * i, y, w / parts, h)
    if (step && i < step.take) {
      g.globalAlpha = ease(t, step.from + 0.6 + i * 0.18, step.from + 1.0 + i * 0.18)
      g.fillStyle = step.fill
      g.fillRect(x + (w / parts) * i, y, w / parts, h)
      g.globalAlpha = 1
    }
  }
  g.strokeStyle = C.chalk
  g.lineWidth = 5
  for (let i = 0; i < parts; i += 1) g.strokeRect(x + (w / parts) * i, y, w / parts, h)
}

window.drawFrame = (t) => {
  background()
  g.fillStyle = C.yellow
  g.fillRect(56, 46, 10, 58)
  words('Пицца и лента: одна и та же дробь', 88, 94, 56)
  const step = steps.findLast((s) => t >= s.from)
  drawPizza(t, step, 300, 400, 210)
  drawRibbon(t, step, 620, 210, 600, 130)
  const alpha = step ? ease(t, step.from + 1.2, step.from + 1.6) : 0
  if (!step) words('Целое — это единица', 620, 470, 52, { alpha: ease(t, 0.4, 0.9) })
  else if (step.parts === 2) {
    bar(670, 460, 1, 2, 84, step.fill, alpha)
    words('один кусок из двух', 760, 480, 46, { weight: 600, alpha })
  } else if (step.parts === 4) {
    bar(670, 460, 3, 4, 84, step.fill, alpha)
    words('три куска из четырёх', 760, 480, 46, { weight: 600, alpha })
  } else {
    bar(670, 460, 3, 4, 84, C.coral, alpha)
    words('=', 770, 488, 84, { align: 'center', alpha: ease(t, 12, 12.4) })
    bar(870, 460, 6, 8, 84, step.fill, ease(t, 11.4, 11.8))
    words('шесть из восьми', 950, 480, 38, { weight: 600, alpha: ease(t, 11.4, 11.8) })
    words('Куски мельче, а доля та же', 620, 640, 44, { fill: C.yellow, alpha: ease(t, 13, 13.4) })
  }
}
