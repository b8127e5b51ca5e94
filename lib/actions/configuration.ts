'use server'

import { configuration as contract, type TestResult } from '@/lib/contract/configuration'
import { testConfiguration } from '@/lib/services/operations/test-configuration'
import { type ActionResult, createAction } from './create-action'

const test = createAction(contract.test, testConfiguration)

/** Tests the part of the server that a form names. */
export async function testConfigurationAction(
  _previous: ActionResult<TestResult> | null,
  form: FormData,
): Promise<ActionResult<TestResult>> {
  // The schema of the action rejects every other value.
  return test({ part: form.get('part') as TestResult['part'] })
}
