import { actionSchema, pushRequestSchema, type Action, type CommandRow, type PushRequest } from '#shared/contract/panel'

/** What to ask of the hub so that a command is tried once more on `displayIds`; undefined when it cannot be. */
export type Again = { readonly kind: 'push'; readonly request: PushRequest } | { readonly kind: 'act'; readonly action: Action }

/** Makes the request from the command as it was sent. */
export function againOf({ name, args }: Pick<CommandRow, 'name' | 'args'>, displayIds: readonly string[]): Again | undefined {
  const given = typeof args === 'object' && args !== null ? args : {}
  if (name.startsWith('show.')) {
    const { minutes, ...thing } = given as { minutes?: unknown }
    const request = pushRequestSchema.safeParse({ displayIds, groupIds: [], thing: { kind: name.slice('show.'.length), ...thing }, ...(minutes === undefined ? {} : { minutes }) })
    return request.success ? { kind: 'push', request: request.data } : undefined
  }
  const action = actionSchema.safeParse({ ...given, name })
  return action.success ? { kind: 'act', action: action.data } : undefined
}
