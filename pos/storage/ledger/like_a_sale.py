"""What the event of a sale looks like. Nobody sold it; it is what stored events are packed against.

Never changed: what was packed against it could no longer be read. A better one gets a name of its own, and a step.
"""

from __future__ import annotations

LIKE_A_SALE = (
    '{"id":"0190d000-0000-7000-8000-000000000001","till":"0190d000-0000-7000-8000-000000000002","tseq":1000,'
    '"kind":"document","v":1,"moment":"2026-11-22T04:00:00.000000Z",'
    '"staff":"0190d000-0000-7000-8000-000000000003","business_date":"2026-11-22",'
    '"body":{"document":{"document_id":"0190d000-0000-7000-8000-000000000004","number":"RBJ01-01-261122-000001",'
    '"kind":"sale","store_id":"0190d000-0000-7000-8000-000000000005",'
    '"till_id":"0190d000-0000-7000-8000-000000000006","shift_id":"0190d000-0000-7000-8000-000000000007",'
    '"staff_id":"0190d000-0000-7000-8000-000000000008","moment":"2026-11-22T04:00:00.000000Z",'
    '"offset_minutes":480,"business_date":"2026-11-22","lines":[{"line":1,'
    '"variant_id":"0190d000-0000-7000-8000-000000000009","style_code":"A2601","name":"女士衬衫","colour":"白色",'
    '"size":"M","quantity":1000,"list_price":19900,"retail_price":19900,"paid":19900,"tax_rate":1300,'
    '"tax_amount":2289,"tax_included":true,"allocations":[],"assistants":[],"fulfilment":"taken",'
    '"code":"6900000000007","note":"","order_id":"","order_line":0,"returns_document":"","returns_line":0,'
    '"covers":0,"lot":"","serial":"","expiry":null,"tag_store":"","tag_assistant":""}],"tenders":[{"kind":"cash",'
    '"amount":19900,"given":20000,"change":100,"reference":"","method":"","name":"","last_digits":"",'
    '"tender_id":"","refunds":"","of_tender":0,"gift":0,"points":0,"bought_for":0}],"total":19900,'
    '"currency":"CNY","member_id":"","approvals":[],"fulfilled_store_id":"","collected_store_id":"",'
    '"invoice":"none","training":false,"carried":[],"corrects":"","reason":"","invoiceable":19900,'
    '"invoice_issuer":"","uses":[],"points_times":100,"written_on":null,"paper":"","buyer":null,"newer_rules":[],'
    '"earned":[]},"movements":[{"movement_id":"0190d000-0000-7000-8000-000000000010",'
    '"variant_id":"0190d000-0000-7000-8000-000000000011","store_id":"0190d000-0000-7000-8000-000000000012",'
    '"quantity":-1000,"kind":"sale","document_id":"0190d000-0000-7000-8000-000000000013",'
    '"moment":"2026-11-22T04:00:00.000000Z","place":"sales_floor","owner":"chain","mark":null}],"faulty":[]}}'
).encode()
"""JSON of an event with a line, a payment and a movement."""
