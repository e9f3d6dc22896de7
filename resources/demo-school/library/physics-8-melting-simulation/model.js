'use strict';

/**
 * 100 g of ice in a vessel without losses.
 *
 * Two layers: the energy balance (exact, school level) gives the temperature and the melted share;
 * the particles only show that state and are not to scale.
 */
const WATER = {
  mass: 0.1, // kg
  iceHeat: 2100, // J/(kg·°C)
  waterHeat: 4200, // J/(kg·°C)
  fusion: 340000, // J/kg
  coldest: -20, // °C
  hottest: 60, // °C
};

const VESSEL = { width: 16, height: 12 };
const LATTICE = { columns: 11, rows: 8, step: 1 };
const DIAMETER = 0.92;
const GRAVITY = 9;

// eslint-disable-next-line no-unused-vars -- used by script.js
class MeltingModel {
  constructor(random = Math.random) {
    this.random = random;
    this.reset();
  }

  reset() {
    this.energy = WATER.iceHeat * WATER.mass * WATER.coldest; // J, counted from ice at 0 °C
    this.time = 0; // s
    this.clock = 0; // seconds of animation
    this.particles = this.#lattice();
  }

  get fusionEnergy() {
    return WATER.fusion * WATER.mass;
  }

  get melted() {
    return Math.min(1, Math.max(0, this.energy / this.fusionEnergy));
  }

  get temperature() {
    if (this.energy < 0) return this.energy / (WATER.iceHeat * WATER.mass);
    if (this.energy <= this.fusionEnergy) return 0;
    return (this.energy - this.fusionEnergy) / (WATER.waterHeat * WATER.mass);
  }

  /** 'ice', 'mixture' or 'water' */
  get phase() {
    if (this.melted === 0) return 'ice';
    return this.melted === 1 ? 'water' : 'mixture';
  }

  get freeCount() {
    const share = this.melted * this.particles.length;
    return this.phase === 'mixture' ? Math.max(1, Math.min(this.particles.length - 1, Math.round(share))) : share;
  }

  /** Adds `power` watts during `seconds` of model time. */
  heat(power, seconds) {
    const least = WATER.iceHeat * WATER.mass * WATER.coldest;
    const most = this.fusionEnergy + WATER.waterHeat * WATER.mass * WATER.hottest;
    this.energy = Math.min(most, Math.max(least, this.energy + power * seconds));
    this.time += seconds;
  }

  /** Moves the particles by `dt` seconds of animation. */
  move(dt) {
    this.clock += dt;
    const free = this.freeCount;
    for (const p of this.particles) p.free = p.order < free;
    for (const p of this.particles) {
      p.fromX = p.x;
      p.fromY = p.y;
      if (p.free) this.#flow(p, dt);
      else this.#vibrate(p, dt);
    }
    for (let pass = 0; pass < 4; pass += 1) this.#separate();
    for (const p of this.particles) {
      if (!p.free) continue;
      p.vx = (p.x - p.fromX) / dt;
      p.vy = (p.y - p.fromY) / dt;
    }
  }

  #lattice() {
    const { columns, rows, step } = LATTICE;
    const left = (VESSEL.width - (columns - 1) * step) / 2;
    const bottom = VESSEL.height - DIAMETER / 2 - 0.1;
    const particles = [];
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const x = left + column * step;
        const y = bottom - row * step;
        particles.push({
          column,
          row,
          siteX: x,
          siteY: y,
          x,
          y,
          vx: 0,
          vy: 0,
          free: false,
          phase: this.random() * Math.PI * 2,
        });
      }
    }
    // Outer particles have fewer neighbours and leave first.
    const depth = (p) => Math.hypot((p.siteX - VESSEL.width / 2) * 1.1, bottom - p.siteY) + this.random() * 1.4;
    particles
      .map((p) => [depth(p), p])
      .sort((a, b) => b[0] - a[0])
      .forEach(([, p], order) => {
        p.order = order;
      });
    return particles;
  }

  #vibrate(p, dt) {
    const warmth = (this.temperature - WATER.coldest) / -WATER.coldest; // 0 at −20 °C, 1 at 0 °C
    const amplitude = 0.03 + 0.09 * Math.min(1, warmth);
    const targetX = p.siteX + amplitude * Math.sin(this.clock * 17 + p.phase);
    const targetY = p.siteY + amplitude * Math.sin(this.clock * 21 + p.phase * 1.7);
    const pull = 1 - Math.exp(-9 * dt);
    p.x += (targetX - p.x) * pull;
    p.y += (targetY - p.y) * pull;
    p.vx = 0;
    p.vy = 0;
  }

  #flow(p, dt) {
    const kick = (1.5 + this.temperature * 0.03) * Math.sqrt(dt) * 6;
    const calm = Math.exp(-2.5 * dt);
    p.vx = clamp(p.vx * calm + (this.random() - 0.5) * kick, 7);
    p.vy = clamp(p.vy * calm + (this.random() - 0.5) * kick + GRAVITY * dt, 7);
    p.x += p.vx * dt;
    p.y += p.vy * dt;
  }

  /** Keeps particles from overlapping; those in the lattice do not give way. */
  #separate() {
    const list = this.particles;
    for (let i = 0; i < list.length; i += 1) {
      const a = list[i];
      for (let j = i + 1; j < list.length; j += 1) {
        const b = list[j];
        if (!a.free && !b.free) continue;
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const distance = Math.hypot(dx, dy);
        if (distance >= DIAMETER || distance === 0) continue;
        const push = ((DIAMETER - distance) / distance) * (a.free && b.free ? 0.5 : 1);
        if (a.free) {
          a.x -= dx * push;
          a.y -= dy * push;
        }
        if (b.free) {
          b.x += dx * push;
          b.y += dy * push;
        }
      }
      if (a.free) {
        a.x = Math.min(VESSEL.width - DIAMETER / 2, Math.max(DIAMETER / 2, a.x));
        a.y = Math.min(VESSEL.height - DIAMETER / 2, Math.max(DIAMETER / 2, a.y));
      }
    }
  }
}

function clamp(value, limit) {
  return Math.max(-limit, Math.min(limit, value));
}
