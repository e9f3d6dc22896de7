import { z } from 'zod'
import { failure, success, type Result } from '../result'

/** The requests of a contract: what may be asked, with what, and what comes back. */
export type RequestMap<T> = { [K in keyof T]: (...args: never[]) => unknown }
/** One zod tuple per request name; a forgotten name does not compile. */
export type ArgumentSchemas<R extends RequestMap<R>> = { readonly [K in keyof R]: z.ZodType<Parameters<R[K]>> }
/** The owner's side of a contract. */
export type Handlers<R extends RequestMap<R>> = { readonly [K in keyof R]: (...args: Parameters<R[K]>) => Promise<ReturnType<R[K]>> | ReturnType<R[K]> }
/** Sends one event of a contract to a mirror. */
export type Announce<E> = <N extends keyof E & string>(name: N, detail: E[N]) => void

export type CarrierFault = { kind: 'unknown-request' } | { kind: 'wrong-arguments'; detail: string } | { kind: 'not-allowed' } | { kind: 'failed' } | { kind: 'disconnected' }

/** Frames on a WebSocket carrier; IPC carries the same ask and reply as plain arguments. */
export const askFrameSchema = z.strictObject({ ask: z.int().min(1), name: z.string().max(60), args: z.array(z.unknown()).max(8) })
export type AskFrame = z.infer<typeof askFrameSchema>
export type ReplyFrame = { readonly reply: number; readonly result: Result<unknown, CarrierFault> }
export type EventFrame = { readonly event: string; readonly detail: unknown }

/**
 * Answers one untrusted ask against a contract: name known, allowed to this sender, arguments parsed, handler run. Refusals and throws become faults and
 * are reported with their reason, so every carrier refuses and logs alike.
 */
export async function answerAsk<R extends RequestMap<R>>(
  schemas: ArgumentSchemas<R>,
  handlers: Handlers<R>,
  name: string,
  args: unknown,
  isAllowed: (name: keyof R) => boolean,
  report: (fault: CarrierFault & { name: string; error?: unknown }) => void,
): Promise<Result<unknown, CarrierFault>> {
  const refuse = (fault: CarrierFault, error?: unknown) => {
    report({ ...fault, name, error })
    return failure(fault)
  }
  if (!Object.hasOwn(schemas, name)) return refuse({ kind: 'unknown-request' })
  if (!isAllowed(name as keyof R)) return refuse({ kind: 'not-allowed' })
  const parsed = schemas[name as keyof R].safeParse(args)
  if (!parsed.success) return refuse({ kind: 'wrong-arguments', detail: z.prettifyError(parsed.error) })
  try {
    return success(await handlers[name as keyof R](...(parsed.data as Parameters<R[keyof R]>)))
  } catch (error) {
    return refuse({ kind: 'failed' }, error)
  }
}
