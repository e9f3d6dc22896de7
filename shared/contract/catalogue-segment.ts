import { z } from 'zod'
import { boardLessonSchema, type BoardLesson } from '../domain/lesson'
import { idSchema, sha256Schema } from '../domain/ids'
import { materialSchema, parseMaterial, type Material } from '../domain/material'

/** One file of lines, each a change of one record; what is not in its segment is not in its count. */
export const segmentReferenceSchema = z.object({ sha256: sha256Schema, bytes: z.int().min(1).max(64 * 1024 * 1024), count: z.int().min(1) })
export type SegmentReference = z.infer<typeof segmentReferenceSchema>

/**
 * The catalogue, version 2: segments, the oldest first. Of several lines about one record the last counts. A display fetches the segments
 * that it does not have, by hash, beside this document.
 */
export const catalogueRootSchema = z.object({
  version: z.literal(2),
  /** Names this state of the catalogue; two documents of one revision say the same. */
  revision: z.string().min(1).max(64),
  segments: z.array(segmentReferenceSchema).max(4096),
})
export type CatalogueRoot = z.infer<typeof catalogueRootSchema>

/** A line of a segment (JSON Lines, UTF-8), its first key first: what it is about, and the record, or null where it is gone. */
export const segmentLineSchema = z.union([
  z.object({ material: idSchema, record: materialSchema.nullable() }),
  z.object({ lesson: idSchema, record: boardLessonSchema.nullable() }),
])

export const recordKinds = ['material', 'lesson'] as const
export type RecordKind = (typeof recordKinds)[number]

/** What a line is about, told by its beginning alone. */
export interface LineHead {
  readonly kind: RecordKind
  readonly id: string
  readonly isGone: boolean
}

const headPattern = /^\{"(material|lesson)":"([a-z0-9-]{1,64})","record":(null\}$|\{)/

/** Undefined for what is no line of a segment. */
export function headOf(line: string): LineHead | undefined {
  const match = headPattern.exec(line)
  return match ? { kind: match[1] as RecordKind, id: match[2]!, isGone: match[3] !== '{' } : undefined
}

/** The record's line; equal records of one release give equal lines. */
export const lineOf = (kind: RecordKind, id: string, record: Material | BoardLesson | null): string => `{"${kind}":"${id}","record":${JSON.stringify(record)}}`

/** The material of a line; undefined where it is none that can be shown (without its entry, with two files under one path). */
export function materialOfLine(line: string): Material | undefined {
  const parsed = parseMaterial(recordOf(line))
  return parsed.ok && headOf(line)?.id === parsed.value.id ? parsed.value : undefined
}

/** The lesson of a line. */
export function lessonOfLine(line: string): BoardLesson | undefined {
  const lesson = boardLessonSchema.safeParse(recordOf(line)).data
  return lesson && headOf(line)?.id === lesson.id ? lesson : undefined
}

function recordOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { record?: unknown }).record
  } catch {
    return undefined
  }
}
