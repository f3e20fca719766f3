"""Letters: composed (`letters`), made safe (`quotation`, `address`) and sent (`smtp`, `server`)."""
