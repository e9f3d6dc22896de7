import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { inviteSchema } from '../domain/invite'
import { boardLessonSchema } from '../domain/lesson'
import { materialSchema } from '../domain/material'
import { noticeSchema } from '../domain/notice'

/** The documents that desired state refers to; JSON, fetched over HTTP, verified by hash, then parsed with these. */

/** The whole catalogue in one document, version 1: still understood; hubs send segments (catalogue-segment.ts). */
export const catalogueSchema = z.object({ version: z.literal(1), materials: z.array(materialSchema), lessons: z.array(boardLessonSchema) })

export const contentPlanSchema = z.object({ version: z.literal(1), materialIds: z.array(idSchema) })

export const invitesDocumentSchema = z.object({ version: z.literal(1), invites: z.array(inviteSchema) })
export const noticesDocumentSchema = z.object({ version: z.literal(1), notices: z.array(noticeSchema) })
