import type { Contract } from '@/lib/contract/contract'
import { assertDocumented } from '@/tests/support/document/assert-documented'
import type { Mount } from './mounts'
import type { OperationRequest } from './valid-requests'

const ORIGIN = 'http://localhost:3000'

export type SendOptions = {
  token?: string
  headers?: Record<string, string>
  /** In place of the method and body that the operation has. */
  method?: string
  bytes?: string | ReadableStream<Uint8Array>
  /** In place of any body. */
  bodiless?: true
}
export type SentResponse = {
  status: number
  headers: Headers
  text: string
  body: { code?: string; errors?: { path: string }[] }
}

/** Calls an operation through a mount; the answer is held against the document. */
export async function send(
  mount: Mount,
  contract: Contract,
  asked: OperationRequest,
  {
    token,
    headers = {},
    method = contract.method.toUpperCase(),
    bytes,
    bodiless,
  }: SendOptions = {},
): Promise<SentResponse> {
  const url = new URL(ORIGIN + pathOf(contract, asked))
  for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, value)
  const { body, type } = bodiless ? {} : bodyOf(contract, asked, bytes)
  const request = new Request(url, {
    method,
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...asked.headers,
      ...headers,
    },
    body,
    ...(body ? { duplex: 'half' } : {}),
  } as RequestInit)
  const response = await mount.send(request)
  const text = await response.text()
  const { status } = response
  const path = url.pathname
  assertDocumented({ method, path, status, headers: response.headers, text })
  const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
  return { status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} }
}

export const pathOf = ({ path }: Contract, { params = {} }: OperationRequest): string =>
  `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`

function bodyOf(contract: Contract, asked: OperationRequest, bytes: SendOptions['bytes']) {
  if (bytes !== undefined) return { body: bytes, type: 'application/json' }
  if (contract.bodyKind === 'multipart') return { body: formOf(asked), type: undefined }
  if (asked.bytes) return { body: asked.bytes, type: contract.bytes }
  if (!asked.body) return {}
  return { body: JSON.stringify(asked.body), type: 'application/json' }
}

function formOf({ body, file = '' }: OperationRequest): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) form.set(name, String(value))
  form.set('file', new File([file], 'list.csv'))
  return form
}
