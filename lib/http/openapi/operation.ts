import type { ZodOpenApiOperationObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { securityOf } from './info'
import { parametersOf } from './parameters'
import { problemReferences } from './problems'
import { requestBodyOf } from './request-body'
import { responsesOf } from './responses'

/** Returns the OpenAPI object of an operation. */
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
    responses: { ...responsesOf(contract), ...problemReferences(contract) },
  }
}
