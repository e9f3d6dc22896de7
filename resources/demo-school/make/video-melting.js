/* «Что происходит, когда лёд тает»: draws the frame at second `t`. Uses the model of the simulation. */
let seed = 20
const random = () => {
  seed = (seed * 16807) % 2147483647
  return seed / 2147483647
}
const model = new MeltingModel(random)

function energyAt(t) {
  const cold = WATER.iceHeat * WATER.mass * WATER.coldest
  const hot = WATER.waterHeat * WATER.mass * 40
  const part = (from, to) => Math.min(1, Math.max(0, (t - from) / (to - from)))
  return cold * (1 - part(3, 6)) + model.fusionEnergy * part(6, 12.3) + hot * part(12.3, 15.3)
}

function drawVessel(left, bottom, scale) {
  const top = bottom - VESSEL.height * scale
  g.strokeStyle = '#4f86a8'
  g.lineWidth = 0.13 * scale
  g.lineCap = 'round'
  const site = new Map(model.particles.map((p) => [`${p.column} ${p.row}`, p]))
  g.beginPath()
  for (const p of model.particles) {
    if (p.free) continue
    for (const key of [`${p.column + 1} ${p.row}`, `${p.column} ${p.row + 1}`]) {
      const n = site.get(key)
      if (!n || n.free) continue
      g.moveTo(left + p.x * scale, top + p.y * scale)
      g.lineTo(left + n.x * scale, top + n.y * scale)
    }
  }
  g.stroke()
  for (const p of model.particles) {
    g.fillStyle = p.free ? C.aqua : C.blue
    g.beginPath()
    g.arc(left + p.x * scale, top + p.y * scale, 0.38 * scale, 0, Math.PI * 2)
    g.fill()
  }
  g.strokeStyle = C.chalk
  g.lineWidth = 7
  g.lineJoin = 'round'
  g.beginPath()
  g.moveTo(left - 6, top + 2.2 * scale)
  g.lineTo(left - 6, bottom + 6)
  g.lineTo(left + VESSEL.width * scale + 6, bottom + 6)
  g.lineTo(left + VESSEL.width * scale + 6, top + 2.2 * scale)
  g.stroke()
}

function drawHeater(t, x, y, width) {
  const glow = ease(t, 2.6, 3.2) * (1 - ease(t, 15.2, 15.8))
  g.fillStyle = C.raised
  g.beginPath()
  g.roundRect(x, y, width, 26, 13)
  g.fill()
  g.globalAlpha = glow * (0.85 + 0.15 * Math.sin(t * 9))
  g.fillStyle = C.coral
  g.fill()
  g.globalAlpha = 1
}

function drawThermometer(x, top, height) {
  const yOf = (value) => top + height * (1 - (value + 25) / 75)
  g.fillStyle = C.deep
  g.strokeStyle = C.chalk
  g.lineWidth = 5
  g.beginPath()
  g.roundRect(x - 24, top - 24, 48, height + 60, 24)
  g.fill()
  g.stroke()
  g.fillStyle = model.phase === 'mixture' ? C.yellow : model.phase === 'ice' ? C.blue : C.coral
  g.beginPath()
  g.roundRect(x - 12, yOf(model.temperature), 24, top + height + 24 - yOf(model.temperature), 12)
  g.fill()
  for (const value of [-20, 0, 20, 40]) {
    g.fillStyle = C.chalk
    g.fillRect(x + 30, yOf(value) - 2, 22, 4)
    words(value < 0 ? `−${-value}` : String(value), x + 64, yOf(value) + 13, 36, { weight: 600 })
  }
}

const captions = [
  [0.4, 3, C.blue, ['Лёд: частицы', 'держатся в решётке']],
  [3.1, 6, C.blue, ['Нагреваем: частицы', 'колеблются сильнее']],
  [6.1, 9.3, C.yellow, ['Плавление:', 'решётка рушится']],
  [9.4, 12.3, C.yellow, ['Тепло идёт, а лёд', 'не становится теплее']],
  [12.4, 15.2, C.coral, ['Льда больше нет:', 'вода нагревается']],
  [15.4, 19, C.chalk, ['Пока лёд тает,', 'температура 0 °C']],
]

window.drawFrame = (t, dt) => {
  model.energy = energyAt(t)
  model.move(dt)
  background()
  g.fillStyle = C.yellow
  g.fillRect(56, 46, 10, 58)
  words('Что происходит, когда лёд тает?', 88, 94, 56)
  drawVessel(70, 632, 34)
  drawHeater(t, 64, 662, 556)
  drawThermometer(690, 220, 400)
  const shown = Math.round(model.temperature)
  words(`${shown < 0 ? `−${-shown}` : shown} °C`, 830, 330, 104, { weight: 700 })
  for (const [from, to, fill, list] of captions) {
    const alpha = ease(t, from, from + 0.4) * (1 - ease(t, to - 0.3, to))
    list.forEach((line, i) => words(line, 830, 470 + i * 58, 38, { fill, weight: 600, alpha }))
  }
}
