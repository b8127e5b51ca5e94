import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

type Options = { challenge: string; origin?: string; rpId?: string; isVerified?: boolean }

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const text = (bytes: Buffer) => bytes.toString('base64url')

/** Creates an authenticator in software with one passkey of ES256, for this site on localhost. */
export function anAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  let counter = 0

  const clientData = (type: string, { challenge, origin = 'http://localhost:3000' }: Options) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authenticatorData({ rpId = 'localhost', isVerified = true }: Options, more = false) {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter++)
    const verified = isVerified ? USER_VERIFIED : 0
    const flags = USER_PRESENT | verified | (more ? HAS_CREDENTIAL : 0)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }

  /** The public key in COSE: a map of CBOR with kty, alg, crv, x and y. */
  const coseKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])

  return {
    id: text(id),
    /** Sets the counter, as a copied authenticator would have it. */
    setCounter(value: number) {
      counter = value
    },
    create(options: Options) {
      const data = Buffer.concat([
        authenticatorData(options, true),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey,
      ])
      // A map of CBOR: fmt "none", attStmt {} and authData with a length of one byte.
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      return {
        id: text(id),
        response: {
          clientDataJSON: text(clientData('webauthn.create', options)),
          attestationObject: text(attestationObject),
          transports: ['internal'],
        },
      }
    },
    get(options: Options) {
      const [data, client] = [authenticatorData(options), clientData('webauthn.get', options)]
      const signed = Buffer.concat([data, sha256(client)])
      return {
        id: text(id),
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(sign('sha256', signed, privateKey)),
        },
      }
    },
  }
}
