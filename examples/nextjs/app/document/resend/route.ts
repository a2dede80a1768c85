import { answering, client, currentVisit, nothingAsked } from '../visit';

export function POST(): Promise<Response> {
  return answering(async () => {
    const visit = await currentVisit();
    if (visit.asked === undefined) return nothingAsked();
    visit.asked = await client().resendOtp(visit.asked);
    await visit.save();
    return Response.json({ resend_after: visit.asked.resendAfter }, { status: 202 });
  });
}
