import type { Contract } from '@/lib/contract/contract'
import { assertDocumented } from '@/tests/support/document/assert-documented'
import { readResponse } from '@/tests/support/read-response'
import type { Mount } from './mounts'
import type { OperationRequest } from './valid-request'

const ORIGIN = 'http://localhost:3000'

export type SendOptions = {
  token?: string
  headers?: Record<string, string>
  /** Replaces the method of the operation. */
  method?: string
  bytes?: string | ReadableStream<Uint8Array>
  /** Sends no body. */
  bodiless?: true
}
export type SentResponse = {
  status: number
  headers: Headers
  text: string
  body: { code?: string; errors?: { path: string }[] }
}

/** Calls an operation through a mount, and checks the response against the document. */
export async function send(
  mount: Mount,
  contract: Contract,
  operationRequest: OperationRequest,
  {
    token,
    headers = {},
    method = contract.method.toUpperCase(),
    bytes,
    bodiless,
  }: SendOptions = {},
): Promise<SentResponse> {
  const url = new URL(ORIGIN + pathOf(contract, operationRequest))
  for (const [name, value] of Object.entries(operationRequest.query ?? {}))
    url.searchParams.set(name, value)
  const { body, type } = bodiless ? {} : bodyOf(contract, operationRequest, bytes)
  const request = new Request(url, {
    method,
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...operationRequest.headers,
      ...headers,
    },
    body,
    ...(body ? { duplex: 'half' } : {}),
  } as RequestInit)
  const response = await mount.send(request)
  const path = url.pathname
  const text = await readResponse(path, response)
  const { status } = response
  assertDocumented({ method, path, status, headers: response.headers, text })
  const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
  return { status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} }
}

export const pathOf = ({ path }: Contract, { params = {} }: OperationRequest): string =>
  `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`

function bodyOf(
  contract: Contract,
  operationRequest: OperationRequest,
  bytes: SendOptions['bytes'],
) {
  if (bytes !== undefined) return { body: bytes, type: 'application/json' }
  if (contract.bodyKind === 'multipart') return { body: formOf(operationRequest), type: undefined }
  if (operationRequest.bytes) return { body: operationRequest.bytes, type: contract.bytes }
  if (!operationRequest.body) return {}
  return { body: JSON.stringify(operationRequest.body), type: 'application/json' }
}

function formOf({ body, file = '' }: OperationRequest): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) form.set(name, String(value))
  form.set('file', new File([file], 'list.csv'))
  return form
}
