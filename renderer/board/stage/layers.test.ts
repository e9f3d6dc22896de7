import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueLayer, emptyStage, raiseLayer, settleLayer, sweepLayers, wantPicture, type Stage } from './layers'
import { identityOf, type Picture } from './picture'

const slide = (name: string): Picture => ({ kind: 'face', face: { kind: 'text', heading: name, paragraphs: [] } })
const roles = (stage: Stage) => Object.fromEntries(stage.layers.map(({ picture, role }) => [picture.kind === 'face' && picture.face.kind === 'text' ? picture.face.heading : picture.kind, role]))
const idOf = (stage: Stage, picture: Picture) => stage.layers.find(({ identity }) => identity === identityOf(picture))!.id
const settled = (stage: Stage, picture: Picture) => settleLayer(stage, idOf(stage, picture), 'ready')
const raised = (stage: Stage) => raiseLayer(stage, dueLayer(stage)!.id)

describe('the stage', () => {
  const atA = raised(settled(wantPicture(emptyStage, slide('a'), slide('b'), false), slide('a')))

  test('shows what was loaded ahead without loading it again', () => {
    const ready = settled(atA, slide('b'))
    const wanted = wantPicture(ready, slide('b'), slide('c'), false)
    expect(dueLayer(wanted)?.id).toBe(idOf(ready, slide('b')))
    expect(roles(raised(wanted))).toEqual({ a: 'leaving', b: 'front', c: 'covered' })
  })

  test('keeps the old picture until the new one is ready, so nothing black is between', () => {
    const wanted = wantPicture(atA, slide('x'), undefined, false)
    expect(dueLayer(wanted)).toBeUndefined()
    expect(roles(wanted)).toEqual({ a: 'front', x: 'coming' })
  })

  test('a skip during a load drops what is no longer wanted', () => {
    const skipped = wantPicture(wantPicture(atA, slide('x'), undefined, false), slide('y'), undefined, false)
    expect(roles(skipped)).toEqual({ a: 'front', y: 'coming' })
  })

  test('a broken picture is raised too, with its words', () => {
    const wanted = wantPicture(atA, slide('x'), undefined, false)
    expect(roles(raised(settleLayer(wanted, idOf(wanted, slide('x')), 'broken')))).toEqual({ a: 'leaving', x: 'front' })
  })

  test('going back keeps the old front below, because it is what comes next', () => {
    const atB = sweepLayers(raised(wantPicture(settled(atA, slide('b')), slide('b'), slide('c'), false)))
    const back = settled(wantPicture(atB, slide('a'), slide('b'), false), slide('a'))
    expect(roles(raised(back))).toEqual({ b: 'covered', a: 'front' })
  })

  test('the same picture pushed again starts afresh in its own layer', () => {
    const again = wantPicture(atA, slide('a'), slide('b'), true)
    expect(again.layers.find(({ role }) => role === 'front')).toMatchObject({ id: idOf(atA, slide('a')), turn: 1 })
  })

  test('T-07 next, skip and push in any order never give two live copies of an item or an empty glass', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const step = fc.oneof(
      fc.record({ kind: fc.constant('want' as const), now: name, next: fc.option(name, { nil: undefined }), afresh: fc.boolean() }),
      fc.record({ kind: fc.constant('settle' as const), pick: fc.nat(5), phase: fc.constantFrom('ready' as const, 'broken' as const) }),
      fc.record({ kind: fc.constant('raise' as const) }),
      fc.record({ kind: fc.constant('sweep' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        let stage = emptyStage
        let hadFront = false
        for (const each of steps) {
          if (each.kind === 'want') stage = wantPicture(stage, slide(each.now), each.next === undefined ? undefined : slide(each.next), each.afresh)
          if (each.kind === 'settle' && stage.layers[each.pick]) stage = settleLayer(stage, stage.layers[each.pick]!.id, each.phase)
          if (each.kind === 'raise' && dueLayer(stage)) stage = raised(stage)
          if (each.kind === 'sweep') stage = sweepLayers(stage)
          const identities = stage.layers.map(({ identity }) => identity)
          expect(new Set(identities).size).toBe(identities.length)
          for (const role of ['front', 'coming', 'covered']) expect(stage.layers.filter(layer => layer.role === role).length).toBeLessThanOrEqual(1)
          const hasFront = stage.layers.some(({ role }) => role === 'front')
          if (hadFront) expect(hasFront).toBe(true)
          hadFront = hasFront
        }
      }),
      { numRuns: 1000 },
    )
  })
})
