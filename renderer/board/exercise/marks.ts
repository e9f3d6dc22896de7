import type { InjectionKey, Ref } from 'vue'
import type { MaterialView } from '#shared/contract/material-view'
import type { Response } from '#shared/domain/exercise/response'
import type { Task, TaskKind } from '#shared/domain/exercise/task'

/** How a judged thing stands; `answer`: it belongs there and the class had it otherwise. Only a revealed task has that mark. */
export type Mark = 'right' | 'wrong' | 'answer'

/** What every kind of task is drawn from. `marks` by the ids that `judge` names. */
export interface TaskProps<K extends TaskKind> {
  readonly task: Extract<Task, { kind: K }>
  /** Of the shuffle: a task that comes back stands as it stood. */
  readonly seed: string
  /** The class's answer; the right one once it is revealed. */
  readonly response: Extract<Response, { kind: K }>
  readonly isOpen: boolean
  readonly marks: ReadonlyMap<string, Mark>
}

/** The materials of the exercise, for whatever shows one. */
export const taskMediaKey: InjectionKey<Ref<readonly MaterialView[]>> = Symbol('media of the exercise')

/** Where on the glass the keys for writing stand. */
export const keysPlaceKey: InjectionKey<Readonly<Ref<HTMLElement | null>>> = Symbol('place of the keys')
