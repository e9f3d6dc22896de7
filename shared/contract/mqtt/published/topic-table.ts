/** One row of the contract's table. `{root}` is `doska/1/{school}`; `signed` names the schema of the body inside the signed envelope. */
export interface TopicRow {
  readonly name: string
  readonly address: string
  readonly from: 'display' | 'hub'
  readonly qos: 0 | 1
  /** `clears`: retained, and an empty payload takes it back. */
  readonly retained: 'yes' | 'never' | 'clears'
  readonly payload: string
  readonly signed?: string
  readonly what: string
}

/** Every topic of version 1, in the order of the page; docs/mqtt.md and docs/asyncapi.json are made from it. */
export const topicTable: readonly TopicRow[] = [
  { name: 'status', address: '{root}/d/{display}/status', from: 'display', qos: 1, retained: 'yes', payload: 'status', what: 'birth, death (last will) and clean goodbye' },
  { name: 'about', address: '{root}/d/{display}/about', from: 'display', qos: 1, retained: 'yes', payload: 'about', what: 'versions, screen, codecs, the commands it knows' },
  { name: 'reported', address: '{root}/d/{display}/reported', from: 'display', qos: 1, retained: 'yes', payload: 'reported', what: 'what is so: revisions applied, scene and why, measured inventory, clock' },
  { name: 'desired', address: '{root}/d/{display}/desired', from: 'hub', qos: 1, retained: 'yes', payload: 'envelope', signed: 'desired', what: 'what should be on this display' },
  { name: 'groupDesired', address: '{root}/g/{group}/desired', from: 'hub', qos: 1, retained: 'yes', payload: 'envelope', signed: 'desired', what: 'what should be in a group; the display\'s own document wins key by key' },
  { name: 'command', address: '{root}/d/{display}/cmd', from: 'hub', qos: 1, retained: 'never', payload: 'envelope', signed: 'command', what: 'one action for one display' },
  { name: 'groupCommand', address: '{root}/g/{group}/cmd', from: 'hub', qos: 1, retained: 'never', payload: 'envelope', signed: 'command', what: 'one action for a group' },
  { name: 'schoolCommand', address: '{root}/all/cmd', from: 'hub', qos: 1, retained: 'never', payload: 'envelope', signed: 'command', what: 'one action for the whole school' },
  { name: 'ack', address: '{root}/d/{display}/ack', from: 'display', qos: 1, retained: 'never', payload: 'ack', what: 'how far a command is' },
  { name: 'event', address: '{root}/d/{display}/event', from: 'display', qos: 1, retained: 'never', payload: 'event', what: 'facts, refused messages among them' },
  { name: 'health', address: '{root}/d/{display}/health', from: 'display', qos: 0, retained: 'never', payload: 'health', what: 'numbers, only when they changed, at most every 30 s' },
  { name: 'alert', address: '{root}/d/{display}/alert/{code}', from: 'display', qos: 1, retained: 'clears', payload: 'alert', what: 'a condition that a person must see' },
  { name: 'ask', address: '{root}/d/{display}/ask', from: 'display', qos: 1, retained: 'never', payload: 'ask', what: 'a question to the hub: the time, bound to a nonce' },
  { name: 'answer', address: '{root}/d/{display}/answer', from: 'hub', qos: 1, retained: 'never', payload: 'envelope', signed: 'time-answer', what: 'its signed answer' },
  { name: 'hubStatus', address: '{root}/hub/status', from: 'hub', qos: 1, retained: 'yes', payload: 'hub-status', what: 'whether the hub is there; its will says `online: false`' },
]
