-- The quotation: who said what to a line, and what the law has pointed out first.
-- Never edited once landed; the next change is the next file.

-- The customer's word on a line: the owner's, whoever brought the car, or another by name. A part that is not original
-- was pointed out before it could be agreed to.
ALTER TABLE order_lines ADD COLUMN decided_by TEXT CHECK (decided_by IN ('owner', 'bringer', 'other'));
ALTER TABLE order_lines ADD COLUMN decided_by_name TEXT;
ALTER TABLE order_lines ADD COLUMN pointed_out INTEGER NOT NULL DEFAULT 0 CHECK (pointed_out IN (0, 1));
