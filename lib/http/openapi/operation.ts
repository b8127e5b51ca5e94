import type { ZodOpenApiOperationObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { securityOf } from './about'
import { answersOf } from './answers'
import { parametersOf } from './parameters'
import { problemReferences } from './problems'
import { requestBodyOf } from './request-body'

/** What the document says of one operation. */
export function operationOf(contract: Contract): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description } = contract
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    security: securityOf(contract),
    ...parametersOf(contract),
    ...requestBodyOf(contract),
    responses: { ...answersOf(contract), ...problemReferences(contract) },
  }
}
