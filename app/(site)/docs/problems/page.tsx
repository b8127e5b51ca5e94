import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DocsFrame } from '@/components/docs/docs-frame'
import { ProblemList } from '@/components/docs/problem-list'
import { PROBLEM_CODES } from '@/lib/problem-codes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.problems')
  return { title: t('title') }
}

const sortedProblems = Object.entries(PROBLEM_CODES)
  .map(([code, { status, title }]) => ({ code, status, title }))
  .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code))

export default function ProblemsPage() {
  const t = useTranslations('docs.problems')
  return (
    <DocsFrame title={t('title')}>
      <p className="max-w-[65ch] text-ink-2">
        {t.rich('intro', { code: (text) => <code>{text}</code> })}
      </p>
      <ProblemList problems={sortedProblems} />
    </DocsFrame>
  )
}
