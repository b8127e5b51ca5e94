'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Button } from '@/components/ui/button'
import { testConfigurationAction } from '@/lib/actions/configuration'
import type { ActionResult } from '@/lib/actions/create-action'
import type { Part, TestResult } from '@/lib/contract/configuration'

type PartTestProps = { part: Part; name: string }

/** A button that tests a part of the server, with the result. Works before scripts have loaded. */
export function PartTest({ part, name }: PartTestProps) {
  const t = useTranslations('welcome.test')
  const [result, action, isBusy] = useActionState(testConfigurationAction, null)
  return (
    <form action={action} className="flex items-center gap-3 pl-7 sm:flex-row-reverse sm:pl-0">
      <input type="hidden" name="part" value={part} />
      <Button
        type="submit"
        aria-label={isBusy ? undefined : t('buttonFor', { name })}
        disabled={isBusy}
        className="pointer-coarse:min-h-11"
      >
        {isBusy ? t('running') : t('button')}
      </Button>
      <p role="status" className="text-12">
        {!isBusy && result && <Outcome result={result} />}
      </p>
    </form>
  )
}

function Outcome({ result }: { result: ActionResult<TestResult> }) {
  const t = useTranslations('welcome.test')
  const showProblem = useCodedText('problems')
  if (!result.ok) {
    const { code, detail } = result.problem
    return <span className="text-danger">{showProblem({ code, text: detail })}</span>
  }
  const { reason, durationMs } = result.value
  return (
    <span className={clsx(reason ? 'text-danger' : 'text-ink-1')}>
      {reason ? t(`reasons.${reason}`) : t('passed', { durationMs })}
    </span>
  )
}
