import { idSchema } from '../../domain/ids'

/** `doska/1/{school}`: everything of one school. */
export const rootOf = (school: string): string => `doska/1/${school}`

/** The topics of one display; names as in mqtt.md. */
export function displayTopics(root: string, id: string) {
  const own = `${root}/d/${id}`
  return {
    own,
    status: `${own}/status`,
    about: `${own}/about`,
    reported: `${own}/reported`,
    desired: `${own}/desired`,
    cmd: `${own}/cmd`,
    ack: `${own}/ack`,
    event: `${own}/event`,
    health: `${own}/health`,
    alert: (code: string) => `${own}/alert/${code}`,
    ask: `${own}/ask`,
    answer: `${own}/answer`,
  } as const
}

export const groupTopics = (root: string, group: string) => ({ desired: `${root}/g/${group}/desired`, cmd: `${root}/g/${group}/cmd` }) as const
export const schoolTopics = (root: string) => ({ cmd: `${root}/all/cmd`, hubStatus: `${root}/hub/status` }) as const

/** Last parts of the topics that a display may publish; `alert/+` besides. */
export const displayPublishes = ['status', 'about', 'reported', 'ack', 'event', 'health', 'ask'] as const
/** Last parts of its own topics that a display may read. */
export const displayReads = ['desired', 'cmd', 'answer'] as const

/** Whether display `id` may publish on `topic`: only under its own `d/{id}/`, only the display's side of it. */
export function mayDisplayPublish(root: string, id: string, topic: string): boolean {
  const own = `${root}/d/${id}/`
  if (!topic.startsWith(own)) return false
  const rest = topic.slice(own.length).split('/')
  if (rest.length === 1) return (displayPublishes as readonly string[]).includes(rest[0]!)
  return rest.length === 2 && rest[0] === 'alert' && idSchema.safeParse(rest[1]).success
}

/** Whether display `id` in `groups` may subscribe to exactly `topic`; wildcards never. */
export function mayDisplayRead(root: string, id: string, groups: readonly string[], topic: string): boolean {
  if (/[+#]/.test(topic)) return false
  const allowed = [
    ...displayReads.map(last => `${root}/d/${id}/${last}`),
    ...groups.flatMap(group => [`${root}/g/${group}/desired`, `${root}/g/${group}/cmd`]),
    `${root}/all/cmd`,
    `${root}/hub/status`,
  ]
  return allowed.includes(topic)
}
