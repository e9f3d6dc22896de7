import { crc32, deflateRawSync } from 'node:zlib'

/** An entry exactly as an attacker would write it. */
export interface RawEntry {
  readonly name: string | Buffer
  readonly data: Buffer | string
  readonly flags?: number
  readonly method?: 0 | 8 | 12
  readonly unixMode?: number
  /** What the headers claim instead of the truth. */
  readonly claimedBytes?: number
  readonly claimedCrc?: number
}

/** A zip archive byte by byte (APPNOTE 6.3.10): no honest packer writes what the tests need. */
export function zipOf(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, flags = 0x800, method = 8, unixMode = 0o100644, claimedBytes, claimedCrc } of entries) {
    const raw = Buffer.from(name)
    const plain = Buffer.from(data)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(claimedCrc ?? crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedBytes ?? plain.length, 18)
    common.writeUInt16LE(raw.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, raw, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((unixMode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, raw)
    offset += 4 + common.length + raw.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
