import type { GatewayProblem } from './problem.ts';

interface Words {
  zh: string;
  en: string;
}

/** What a person reads who opened an address and did not get there. */
const WORDS: Readonly<Record<string, Words>> = {
  SIGN_IN_FAILED: { zh: '登录没有完成，请重新登录。', en: 'The sign-in was not completed. Please sign in again.' },
  ACCOUNT_UNKNOWN: { zh: '此账号尚未开通本平台，或已停用。请联系本单位的安全管理员。', en: 'This account is not open for this platform, or is disabled. Ask your security administrator.' },
  ISSUER_UNAVAILABLE: { zh: '登录服务暂时不可用，请稍后重试。', en: 'Sign-in is not available at the moment.' },
  IDENTITY_UNAVAILABLE: { zh: '暂时无法核实您的身份，请稍后重试。', en: 'Who you are cannot be verified at the moment.' },
  UNAUTHENTICATED: { zh: '请先登录。', en: 'Sign in first.' },
  NOT_FOUND: { zh: '没有找到，或您无权查看。', en: 'Not found, or not open to you.' },
};
const OTHERWISE: Words = { zh: '请求没有完成，请稍后重试。', en: 'The request was not completed. Please try again.' };

/** A whole page without style or script: it must stand when nothing else does. Nothing in it comes from the request. */
export function problemPage(problem: GatewayProblem, requestId: string): string {
  const { zh, en } = WORDS[problem.code] ?? OTHERWISE;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>红松 · 人大履职平台</title></head>
<body>
<main>
<h1>${zh}</h1>
<p lang="en">${en}</p>
<p><a href="/">返回首页 <span lang="en">Home</span></a> · <a href="/auth/login">登录 <span lang="en">Sign in</span></a></p>
<p><small>${problem.code} ${requestId}</small></p>
</main>
</body>
</html>
`;
}
