import { topicTable, type TopicRow } from './topic-table'

/** Prints the contract as AsyncAPI 3.0, from the side of a display: it *sends* what is from the display and *receives* what is from the hub. */
export function asyncApi(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Doska display',
      version: '1.0.0',
      description: 'What a display of Doska sends and receives over MQTT. Rules that a schema cannot say are in mqtt.md.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: { broker: serverOf('mqtts', '{host}:8883'), loopback: serverOf('mqtt', '127.0.0.1:1883') },
    channels: Object.fromEntries(topicTable.map(row => [row.name, channelOf(row)])),
    operations: Object.fromEntries(topicTable.map(row => [`${row.from === 'display' ? 'send' : 'receive'}${capital(row.name)}`, operationOf(row)])),
    components: { messages: Object.fromEntries(topicTable.map(row => [row.name, messageOf(row)])) },
  }
}

function serverOf(protocol: 'mqtt' | 'mqtts', host: string): Record<string, unknown> {
  return {
    host,
    protocol,
    protocolVersion: '3.1.1',
    ...(host.includes('{host}') ? { variables: { host: { description: 'Address of the school\'s broker; its TLS key is pinned at enrolment.' } } } : {}),
    bindings: {
      mqtt: {
        clientId: 'doska-{display}',
        cleanSession: false,
        keepAlive: 30,
        lastWill: { topic: 'doska/1/{school}/d/{display}/status', qos: 1, retain: true, message: '{"v":1,"state":"lost",…} with this connection\'s boot and seq' },
        bindingVersion: '0.2.0',
      },
    },
  }
}

const parameters: Readonly<Record<string, string>> = {
  school: 'Id of the school, told at enrolment.',
  display: 'Id of the display, random at enrolment, never a host name.',
  group: 'Id of a group that the display belongs to.',
  code: 'What the alert is about.',
}

function channelOf({ name, address, what }: TopicRow): Record<string, unknown> {
  const full = address.replace('{root}', 'doska/1/{school}')
  const names = [...full.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!)
  return {
    address: full,
    title: what,
    parameters: Object.fromEntries(names.map(parameter => [parameter, { description: parameters[parameter]! }])),
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
  }
}

function operationOf({ name, from, qos, retained, what }: TopicRow): Record<string, unknown> {
  return {
    action: from === 'display' ? 'send' : 'receive',
    channel: { $ref: `#/channels/${name}` },
    summary: what,
    bindings: { mqtt: { qos, retain: retained !== 'never', bindingVersion: '0.2.0' } },
    messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
  }
}

function messageOf({ name, payload, signed, what }: TopicRow): Record<string, unknown> {
  const schema = { $ref: `./schemas/${payload}.json` }
  const body = { type: 'object', properties: { body: { type: 'string', contentMediaType: 'application/json', description: `The signed text; parsed, it follows ./schemas/${signed}.json` } } }
  return { name, title: what, contentType: 'application/json', payload: signed ? { allOf: [schema, body] } : schema }
}

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1)
