import { z } from 'zod'
import { timeServerSchema } from '../domain/time-server'

/** What a hub process is started with: `hub/main.js '<json>'`. Ports of 0 mean "any free one". */
export const hubStartSchema = z.strictObject({
  /** The hub's data folder; made when missing. */
  data: z.string().min(1),
  /** Address to listen on; anything but loopback switches to HTTPS and MQTTS. */
  host: z.string().default('127.0.0.1'),
  httpPort: z.int().min(0).max(65535).default(0),
  mqttPort: z.int().min(0).max(65535).default(0),
  /** Folder of a school to begin with (resources/demo-school); used only while the data folder holds none. */
  school: z.string().optional(),
  /** Built pages: out/renderer. */
  pages: z.string(),
  /** resources/. */
  resources: z.string(),
  /** Make a one-time token with which a display of this machine enrols by itself. */
  issueToken: z.boolean().default(false),
  language: z.enum(['ru', 'en']).default('ru'),
  /** Where displays may ask the time while they do not hear the hub; absent: nowhere. */
  timeServer: timeServerSchema.optional(),
})
export type HubStart = z.infer<typeof hubStartSchema>

/** What the process says to its parent (child IPC or Electron's parentPort). */
export type HubMessage =
  | {
      readonly kind: 'ready'
      /** `http://127.0.0.1:8080`; the panel is below `/panel/`, the web display below `/board/`. */
      readonly address: string
      readonly mqttAddress: string
      readonly token: string | undefined
      /** Only while nobody has signed in yet. */
      readonly technician: { readonly user: string; readonly oneTimePassword: string } | undefined
    }
  | { readonly kind: 'failed'; readonly fault: HubStartFault }
  /** A hub that is asked for another token while it runs. */
  | { readonly kind: 'token'; readonly token: string }

export type HubStartFault =
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'port-forbidden'; readonly port: number }
  | { readonly kind: 'address-unavailable'; readonly host: string }
  | { readonly kind: 'data-unwritable'; readonly folder: string }
  | { readonly kind: 'disk-full'; readonly folder: string }
  | { readonly kind: 'data-in-use'; readonly folder: string }
  | { readonly kind: 'school-damaged'; readonly detail: string }
  | { readonly kind: 'pages-missing'; readonly folder: string }
  | { readonly kind: 'unexpected'; readonly detail: string }

/** What the parent may say. When the channel closes, the hub ends by itself: no orphans. */
export const parentMessageSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('stop') }), z.object({ kind: z.literal('issue-token') })])
export type ParentMessage = z.infer<typeof parentMessageSchema>
