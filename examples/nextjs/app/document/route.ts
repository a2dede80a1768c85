import { answering, client, currentVisit } from './visit';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { iin, phone } = await request.json();
    const visit = await currentVisit();
    const asked = await client().requestDocument('identity_card', { iin, phone });
    visit.asked = asked;
    await visit.save();
    return Response.json({ sent_to: asked.phoneMasked }, { status: 202 });
  });
}
