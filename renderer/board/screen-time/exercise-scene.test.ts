import { expect, test } from 'vitest'
import { face, sunAt, sunRadius } from './exercise-scene'
import { exerciseAt, exerciseSeconds } from './exercise-steps'

test('the sun stays on the glass and goes around the face, which nobody need look past', () => {
  for (let seconds = 0; seconds < exerciseSeconds; seconds += 0.05) {
    const { x, y } = sunAt(exerciseAt(seconds, false)!)
    expect([x - sunRadius, y - sunRadius, 1600 - x - sunRadius, 900 - y - sunRadius].every(room => room > 0)).toBe(true)
    const aside = Math.max(0, Math.abs(x - face.x) - face.aside * face.scale)
    const along = Math.max(0, face.y - face.above * face.scale - y, y - face.y - face.below * face.scale)
    expect(Math.hypot(aside, along)).toBeGreaterThan(sunRadius)
  }
})
