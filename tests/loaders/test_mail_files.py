from email.message import EmailMessage

import pytest

from dragoman.record.arrival import Arrival

FIRST = "The two coast guards held a call on Thursday and opened a direct line, the ministry said."
SECOND = "It did not say who would answer the line at night."
OWN = f"{FIRST}\n\n{SECOND}\n"


def message(text=OWN, subject="A line between coast guards", **headers):
    mail = EmailMessage()
    mail["From"] = '"Ministry of the Sea, press office" <press@sea.example>'
    mail["Date"] = "Fri, 4 Mar 2022 23:10:00 -0500"
    mail["Subject"] = subject
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def test_a_press_release(arrived, parts_of):
    arrival = arrived(message().as_bytes(), "release.eml")
    document = arrival.document
    assert parts_of(arrival) == [("headline", "A line between coast guards"), ("body", FIRST), ("body", SECOND)]
    assert (document.title, document.outlet) == ("A line between coast guards", "Ministry of the Sea, press office")
    assert (document.published.edtf, document.published.basis) == ("2022-03-04", "metadata")


def test_a_reply_has_what_it_quotes_and_its_signature_marked(arrived, parts_of):
    quoted = "On Thu, 3 Mar 2022, A. Desk wrote:\n\n> Has the line been opened?\n> Please confirm."
    text = f"{FIRST}\n\n{quoted}\n\n-- \nPress office\n"
    read = parts_of(arrived(message(text).as_bytes(), "reply.eml"))
    assert [part for part, _ in read] == ["headline", "body", *["boilerplate"] * 5]
    assert read[1] == ("body", FIRST)


def test_a_newsletter_in_html_is_read_without_what_it_hides(arrived):
    mail = message()
    mail.clear_content()
    hidden = '<div style="display:none">Click here</div><script>alert(1)</script><img src="https://track.example/1">'
    mail.set_content(f"<html><body>{hidden}<p>{FIRST}</p><p>{SECOND}</p></body></html>", subtype="html")
    text = arrived(mail.as_bytes(), "letter.eml").document.text
    assert text == f"A line between coast guards\n{FIRST}\n{SECOND}"


def test_attachments_are_documents_of_their_own(loaded):
    mail = message()
    mail.add_attachment(
        "# The note\n\nBoth sides shall answer within an hour.\n", subtype="markdown", filename="note.md"
    )
    mail.add_attachment(b"not whole", maintype="application", subtype="pdf", filename="map.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = loaded(mail.as_bytes(), "release.eml")
    assert [isinstance(item, Arrival) for item in found] == [True, True, False]
    assert found[1].document.text == "The note\nBoth sides shall answer within an hour."
    assert found[1].location.endswith("release.eml/note.md")
    assert found[2].location.endswith("release.eml/map.pdf")


def test_an_attachment_cannot_climb_out_of_its_message(loaded):
    mail = message()
    mail.add_attachment(b"Both sides shall answer.", maintype="text", subtype="plain", filename="../../etc/a.txt")
    assert loaded(mail.as_bytes(), "release.eml")[1].location.endswith("release.eml/etc/a.txt")


def test_old_encodings_and_encoded_headers(arrived):
    mail = message("Le porte-parole a confirmé l’accord conclu à Genève.\n", subject="Un accord à Genève")
    mail.set_content("Le porte-parole a confirmé l’accord conclu à Genève.\n", charset="cp1252")
    document = arrived(mail.as_bytes(), "a.eml").document
    assert document.text == "Un accord à Genève\nLe porte-parole a confirmé l’accord conclu à Genève."


BROKEN = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no e-mail message"),
        (FIRST.encode(), "no e-mail message"),
        (b"\x00\x01\x02", "no e-mail message"),
        (b"From: a@b.example\nSubject: nothing\n\n", "no words"),
        (BROKEN, "no words"),
        (BROKEN + b"--q\nContent-Type: application/pdf\n\n%PDF", "no words"),
        (BROKEN + b"--q\nContent-Type: image/png; name=a.png\n\n" * 2000, "too many parts"),
    ],
)
def test_bad_files_are_refused_in_a_line(refused, data, cause):
    assert cause in refused(data, "a.eml")


@pytest.mark.parametrize("date", ["soon", "Fri, 99 Foo 2022 25:61:00", ""])
def test_a_date_that_is_none_leaves_the_message_undated(arrived, date):
    data = message().as_bytes().replace(b"Fri, 04 Mar 2022 23:10:00 -0500", date.encode())
    assert not arrived(data, "a.eml").document.published.known


def test_parts_inside_each_other_without_end(loaded):
    nested = b"".join(b"--q%d\nContent-Type: multipart/mixed; boundary=q%d\n\n" % (n, n + 1) for n in range(3000))
    [found] = loaded(BROKEN.replace(b"=q", b"=q0") + nested, "a.eml")
    assert found.error.remedy
