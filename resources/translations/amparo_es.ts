<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Help and about</source>
        <translation>Ayuda e información</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>El programa</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Log a threat, from anywhere</source>
        <translation>Registrar una amenaza, desde cualquier lugar</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Quick exit: an ordinary sheet, at once; Ctrl+L leads back (more: Settings)</source>
        <translation>Salida rápida: una hoja cualquiera, al instante; Ctrl+L lleva de vuelta (más: Ajustes)</translation>
    </message>
    <message>
        <source>Go back; what was typed stays a draft</source>
        <translation>Volver; lo escrito queda como borrador</translation>
    </message>
    <message>
        <source>Search in a list</source>
        <translation>Buscar en una lista</translation>
    </message>
    <message>
        <source>Fetch again what is shown</source>
        <translation>Actualizar lo que se muestra</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincronizar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Esta página</translation>
    </message>
    <message>
        <source>Free software under the GNU Affero General Public License, version 3 or later.</source>
        <translation>Software libre bajo la Licencia Pública General Affero de GNU, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>Icons: Phosphor (MIT). Letters: Noto Sans where it is installed.</source>
        <translation>Iconos: Phosphor (MIT). Letra: Noto Sans donde está instalada.</translation>
    </message>
</context>
<context>
    <name>AcknowledgeInput</name>
    <message>
        <source>Yes, this is so</source>
        <translation>Sí, así es</translation>
    </message>
</context>
<context>
    <name>AlliesCard</name>
    <message>
        <source>A case can be shared with a group on the same server: exchange cards, compare the words, then choose. What narrators did not agree to share with them stays here.</source>
        <translation>Un caso se puede compartir con un grupo del mismo servidor: intercambien tarjetas, comparen las palabras y después elija. Lo que quienes contaron no aceptaron compartir con ellos se queda aquí.</translation>
    </message>
    <message>
        <source>Our card…</source>
        <translation>Nuestra tarjeta…</translation>
    </message>
    <message>
        <source>Add a group&apos;s card…</source>
        <translation>Agregar la tarjeta de un grupo…</translation>
    </message>
    <message>
        <source>Share a case…</source>
        <translation>Compartir un caso…</translation>
    </message>
    <message>
        <source>What you share</source>
        <translation>Lo que ustedes comparten</translation>
    </message>
    <message>
        <source>What they share with you</source>
        <translation>Lo que comparten con ustedes</translation>
    </message>
    <message>
        <source>Take back what is shared?</source>
        <translation>¿Retirar lo que se comparte?</translation>
    </message>
    <message>
        <source>Their copy goes at their next sync. What they wrote down or saved out, nobody can take back.</source>
        <translation>Su copia se va en su próxima sincronización. Lo que anotaron o sacaron, nadie lo puede retirar.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarlo</translation>
    </message>
    <message>
        <source>Take this group off the list?</source>
        <translation>¿Quitar este grupo de la lista?</translation>
    </message>
    <message>
        <source>What you share with it is taken back. What it shares with you is destroyed here.</source>
        <translation>Lo que comparten con él se retira. Lo que él comparte con ustedes se destruye aquí.</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitarlo de la lista</translation>
    </message>
    <message>
        <source>Where to write the parcel</source>
        <translation>Dónde escribir el paquete</translation>
    </message>
    <message>
        <source>Written, and read back from the stick.</source>
        <translation>Escrito y leído de vuelta de la memoria.</translation>
    </message>
    <message>
        <source>Hand it to them: they read it under “Parcels” on their laptop, and give you one back.</source>
        <translation>Entrégueselo: lo leen en «Paquetes» en su equipo y le devuelven otro.</translation>
    </message>
</context>
<context>
    <name>AllyDialog</name>
    <message>
        <source>Add a group&apos;s card</source>
        <translation>Agregar la tarjeta de un grupo</translation>
    </message>
    <message>
        <source>The other group made it for you: as text, as a file, or as a QR code.</source>
        <translation>El otro grupo la hizo para ustedes: como texto, como archivo o como código QR.</translation>
    </message>
    <message>
        <source>Text of the card</source>
        <translation>Texto de la tarjeta</translation>
    </message>
    <message>
        <source>Paste the card here</source>
        <translation>Pegue aquí la tarjeta</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>De una imagen…</translation>
    </message>
    <message>
        <source>We are together, and their screen or paper shows the same words</source>
        <translation>Estamos juntos, y su pantalla o papel muestra las mismas palabras</translation>
    </message>
    <message>
        <source>They read the words to me on the telephone; I know their voice</source>
        <translation>Me leyeron las palabras por teléfono; conozco su voz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Add the group</source>
        <translation>Agregar el grupo</translation>
    </message>
    <message>
        <source>The words are the same</source>
        <translation>Las palabras son las mismas</translation>
    </message>
    <message>
        <source>Good until %1. Nothing is shared before the words are compared.</source>
        <translation>Vale hasta %1. No se comparte nada antes de comparar las palabras.</translation>
    </message>
    <message>
        <source>Compare the words of %1</source>
        <translation>Comparar las palabras de %1</translation>
    </message>
    <message>
        <source>Their program shows these words under “Our card”. If they are others, somebody changed the card on its way: then remove the group, and share nothing.</source>
        <translation>Su programa muestra estas palabras en «Nuestra tarjeta». Si son otras, alguien cambió la tarjeta en el camino: entonces quite el grupo y no comparta nada.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>The card&apos;s file</source>
        <translation>El archivo de la tarjeta</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation>Una imagen del código QR</translation>
    </message>
</context>
<context>
    <name>AllyLine</name>
    <message>
        <source>Not compared yet</source>
        <translation>Sin comparar todavía</translation>
    </message>
    <message>
        <source>Compare the words…</source>
        <translation>Comparar las palabras…</translation>
    </message>
    <message>
        <source>Compare the words of %1</source>
        <translation>Comparar las palabras de %1</translation>
    </message>
    <message>
        <source>Words compared</source>
        <translation>Palabras comparadas</translation>
    </message>
    <message>
        <source>Parcel for them…</source>
        <translation>Paquete para ellos…</translation>
    </message>
    <message>
        <source>Parcel for %1</source>
        <translation>Paquete para %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>Quitar %1 de la lista</translation>
    </message>
    <message>
        <source>Nothing is shared with it.</source>
        <translation>No se comparte nada con él.</translation>
    </message>
    <message>
        <source>Compared aloud on %1.</source>
        <translation>Comparadas en voz alta el %1.</translation>
    </message>
    <message>
        <source>Compared in person on %1.</source>
        <translation>Comparadas en persona el %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n laptop(s) of theirs get what you share.</source>
        <translation>
            <numerusform>%n equipo suyo recibe lo que ustedes comparten.</numerusform>
            <numerusform>%n equipos suyos reciben lo que ustedes comparten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Back up to a stick…</source>
        <translation>Hacer una copia en una memoria USB…</translation>
    </message>
    <message>
        <source>After changing the passphrase, back up again to every stick: until then they open with the old one. What you remove from this laptop stays in earlier backups.</source>
        <translation>Después de cambiar la frase de paso, haga de nuevo la copia en cada memoria: hasta entonces se abren con la vieja. Lo que quite de este equipo sigue en las copias anteriores.</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>No stick is plugged in.</source>
        <translation>No hay ninguna memoria USB conectada.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Type your passphrase once, so that it opens the backups too:</source>
        <translation>Escriba su frase de paso una vez, para que abra también las copias:</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Haciendo la copia</translation>
    </message>
    <message>
        <source>The vault stays open until it is done. Leave the stick in.</source>
        <translation>La bóveda queda abierta hasta que termine. Deje la memoria puesta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Back up to a stick</source>
        <translation>Copia de seguridad en una memoria USB</translation>
    </message>
    <message>
        <source>One sealed file with everything in this vault. It opens with what opens the vault today: the passphrase, the recovery sheet, your trusted people. Later backups bring only what is new.</source>
        <translation>Un archivo sellado con todo lo que hay en esta bóveda. Se abre con lo que hoy abre la bóveda: la frase de paso, la hoja de recuperación, sus personas de confianza. Las copias siguientes solo añaden lo nuevo.</translation>
    </message>
    <message>
        <source>The folder for the backup</source>
        <translation>La carpeta para la copia</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>This does not count as a backup. What was written can be gone on with the next time.</source>
        <translation>Esto no cuenta como copia. Con lo que ya se escribió se puede seguir la próxima vez.</translation>
    </message>
</context>
<context>
    <name>BackupPlaces</name>
    <message>
        <source>Go on with the backup on %1</source>
        <translation>Seguir con la copia en %1</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1 (%2 libres)</translation>
    </message>
</context>
<context>
    <name>BackupReminderCard</name>
    <message>
        <source>Back up to a stick…</source>
        <translation>Hacer una copia en una memoria USB…</translation>
    </message>
    <message>
        <source>Ask again in a week</source>
        <translation>Preguntar otra vez en una semana</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Only on this laptop, and in no backup: %1</source>
        <translation>Solo en este equipo, y en ninguna copia: %1</translation>
    </message>
    <message>
        <source>They are lost with the laptop. Sync when you can, or make a backup now.</source>
        <translation>Se pierden con el equipo. Sincronice cuando pueda, o haga una copia ahora.</translation>
    </message>
    <message>
        <source>They are lost with the laptop. Sync when you can, or back up again. Last backup: %1.</source>
        <translation>Se pierden con el equipo. Sincronice cuando pueda, o haga otra copia. Última copia: %1.</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Check everything…</source>
        <translation>Comprobar todo…</translation>
    </message>
    <message>
        <source>Reads every record, file and receipt and says what does not verify, as after a fall, a power cut or with an old disk. It may take a while; you can go on working.</source>
        <translation>Lee cada registro, archivo y recibo y dice qué no se verifica, por ejemplo tras un golpe, un corte de luz o con un disco viejo. Puede tardar un rato; puede seguir trabajando.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Reading everything in the vault…</source>
        <translation>Leyendo todo lo que hay en la bóveda…</translation>
    </message>
    <message>
        <source>Fetch what the server has</source>
        <translation>Traer lo que tiene el servidor</translation>
    </message>
    <message>
        <source>Save what verifies…</source>
        <translation>Guardar lo que se verifica…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Comprobar la bóveda</translation>
    </message>
    <message>
        <source>Asking the server for what is missing here…</source>
        <translation>Pidiendo al servidor lo que falta aquí…</translation>
    </message>
</context>
<context>
    <name>CheckInput</name>
    <message>
        <source>Find in the list</source>
        <translation>Buscar en la lista</translation>
    </message>
    <message>
        <source>Nothing in the list has these words.</source>
        <translation>Nada en la lista tiene estas palabras.</translation>
    </message>
</context>
<context>
    <name>ClearableField</name>
    <message>
        <source>Empty this field</source>
        <translation>Vaciar este campo</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Deleted the record</source>
        <translation>Borró el registro</translation>
    </message>
    <message>
        <source>Kept the record and went on working on it</source>
        <translation>Conservó el registro y siguió trabajando en él</translation>
    </message>
    <message>
        <source>Removed this entry</source>
        <translation>Quitó esta entrada</translation>
    </message>
    <message>
        <source>Kept this entry</source>
        <translation>Conservó esta entrada</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>El registro entero</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Leave both for now</source>
        <translation>Dejar ambas por ahora</translation>
    </message>
    <message>
        <source>These are a narrator&apos;s own words: the program never mixes them. Choose which of them stands; the other stays in the history, and nothing of it is lost.</source>
        <translation>Son las palabras de quien narra: el programa nunca las mezcla. Elija cuál queda; la otra sigue en el historial y nada de ella se pierde.</translation>
    </message>
    <message>
        <source>Both were written without knowing of the other. What is not chosen stays in the history.</source>
        <translation>Ambas se escribieron sin saber de la otra. Lo que no se elija queda en el historial.</translation>
    </message>
    <message>
        <source>Another answer</source>
        <translation>Otra respuesta</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>Tomar esta</translation>
    </message>
    <message>
        <source>Neither: write the right answer</source>
        <translation>Ninguna: escribir la respuesta correcta</translation>
    </message>
</context>
<context>
    <name>CostsSheet</name>
    <message>
        <source>Content of the cell</source>
        <translation>Contenido de la celda</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Household costs</source>
        <translation>Gastos de la casa</translation>
    </message>
    <message>
        <source>Rice, one sack</source>
        <translation>Arroz, un saco</translation>
    </message>
    <message>
        <source>Cooking oil</source>
        <translation>Aceite</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Autobús</translation>
    </message>
    <message>
        <source>Soap</source>
        <translation>Jabón</translation>
    </message>
    <message>
        <source>School books</source>
        <translation>Libros de la escuela</translation>
    </message>
    <message>
        <source>Vegetables</source>
        <translation>Verduras</translation>
    </message>
    <message>
        <source>Phone credit</source>
        <translation>Saldo del teléfono</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicinas</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>hace %n hora</numerusform>
            <numerusform>hace %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came damaged and will be fetched again.</source>
        <translation>
            <numerusform>%n archivo llegó dañado y se volverá a bajar.</numerusform>
            <numerusform>%n archivos llegaron dañados y se volverán a bajar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n pieza</numerusform>
            <numerusform>%n piezas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n minute(s)</source>
        <translation>
            <numerusform>en %n minuto, más o menos</numerusform>
            <numerusform>en %n minutos, más o menos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n sync(s) of this size</source>
        <translation>
            <numerusform>en %n sincronización de este tamaño</numerusform>
            <numerusform>en %n sincronizaciones de este tamaño</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyPanel</name>
    <message>
        <source>Hand over with proofs…</source>
        <translation>Entregar con pruebas…</translation>
    </message>
    <message>
        <source>Save this list out…</source>
        <translation>Sacar esta lista…</translation>
    </message>
    <message>
        <source>The list holds names. Saved out, it is not protected.</source>
        <translation>La lista lleva nombres. Fuera de la bóveda no está protegida.</translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation>Qué se hizo con él</translation>
    </message>
    <message>
        <source>This list is not whole.</source>
        <translation>Esta lista no está completa.</translation>
    </message>
</context>
<context>
    <name>CustodyWords</name>
    <message>
        <source>this laptop</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>a device without a name</source>
        <translation>un equipo sin nombre</translation>
    </message>
    <message>
        <source>the clock was %1 off</source>
        <translation>el reloj se desviaba %1</translation>
    </message>
    <message>
        <source>noted by an earlier version</source>
        <translation>anotado por una versión anterior</translation>
    </message>
    <message>
        <source>Something is missing in what %1 wrote down.</source>
        <translation>Falta algo en lo que anotó %1.</translation>
    </message>
    <message>
        <source>What %1 wrote down was changed afterwards.</source>
        <translation>Lo que anotó %1 se cambió después.</translation>
    </message>
    <message>
        <source>What %1 wrote down was put in another order.</source>
        <translation>Lo que anotó %1 está en otro orden.</translation>
    </message>
    <message>
        <source>%1 wrote down two things at one place: its vault was set back to an older copy.</source>
        <translation>%1 anotó dos cosas en un mismo lugar: su bóveda volvió a una copia anterior.</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier entry(s), in the list that can be saved out</source>
        <translation>
            <numerusform>y %n anotación anterior, en la lista que se puede sacar</numerusform>
            <numerusform>y %n anotaciones anteriores, en la lista que se puede sacar</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done with a file of evidence</source>
        <translation>Qué se hizo con un archivo de prueba</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutOffCard</name>
    <message>
        <source>Keep what was recorded</source>
        <translation>Conservar lo grabado</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation>Sí, descartarla</translation>
    </message>
    <message>
        <source>A file belongs to no record yet: %1</source>
        <translation>Un archivo no pertenece todavía a ningún registro: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>The program ended before its record was kept. Kept, it becomes a draft of evidence.</source>
        <translation>El programa terminó antes de que se guardara su registro. Si lo conserva, pasa a ser un borrador de prueba.</translation>
    </message>
    <message>
        <source>A recording was cut off: %1</source>
        <translation>Una grabación quedó interrumpida: %1</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>What was heard until then is sealed in the vault. Kept, it becomes a draft of evidence.</source>
        <translation>Lo que se oyó hasta entonces está sellado en la bóveda. Si lo conserva, pasa a un borrador de prueba.</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Open the calendar (Alt+Down)</source>
        <translation>Abrir el calendario (Alt+Abajo)</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>between %1 and %2</source>
        <translation>entre %1 y %2</translation>
    </message>
    <message>
        <source>from %1, end not known</source>
        <translation>desde %1, final desconocido</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde el %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>early %1</source>
        <translation>principios de %1</translation>
    </message>
    <message>
        <source>mid-%1</source>
        <translation>mediados de %1</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>fines de %1</translation>
    </message>
    <message>
        <source>%1, month not known</source>
        <translation>%1, mes desconocido</translation>
    </message>
    <message>
        <source>%1, day not known</source>
        <translation>%1, día desconocido</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>hacia %1</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation>quizás %1</translation>
    </message>
    <message>
        <source>the %1s</source>
        <translation>los años %1</translation>
    </message>
    <message>
        <source>quarter %1 of</source>
        <translation>trimestre %1 de</translation>
    </message>
    <message>
        <source>spring</source>
        <translation>primavera</translation>
    </message>
    <message>
        <source>summer</source>
        <translation>verano</translation>
    </message>
    <message>
        <source>autumn</source>
        <translation>otoño</translation>
    </message>
    <message>
        <source>winter</source>
        <translation>invierno</translation>
    </message>
</context>
<context>
    <name>DropDownInput</name>
    <message>
        <source>Not answered</source>
        <translation>Sin responder</translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Attach a photo…</source>
        <translation>Adjuntar una foto…</translation>
    </message>
    <message>
        <source>Attach a recording…</source>
        <translation>Adjuntar una grabación…</translation>
    </message>
    <message>
        <source>Attach a video…</source>
        <translation>Adjuntar un video…</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Adjuntar un archivo…</translation>
    </message>
    <message>
        <source>Record now</source>
        <translation>Grabar ahora</translation>
    </message>
    <message>
        <source>or drop it here, or paste it (Ctrl+V)</source>
        <translation>o suéltelo aquí, o péguelo (Ctrl+V)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>DuressDialog</name>
    <message>
        <source>A duress passphrase</source>
        <translation>Una frase de coacción</translation>
    </message>
    <message>
        <source>I have understood that this destroys everything in this vault.</source>
        <translation>He entendido que esto destruye todo lo que hay en esta bóveda.</translation>
    </message>
    <message>
        <source>Your everyday passphrase</source>
        <translation>Su frase de paso de todos los días</translation>
    </message>
    <message>
        <source>The duress passphrase</source>
        <translation>La frase de coacción</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Set the duress passphrase</source>
        <translation>Poner la frase de coacción</translation>
    </message>
    <message>
        <source>The duress passphrase is set.</source>
        <translation>La frase de coacción está puesta.</translation>
    </message>
    <message>
        <source>Do not try it out: it does what it says. Only inside the open vault can be seen that it is set.</source>
        <translation>No la pruebe: hace lo que dice. Solo dentro de la bóveda abierta se ve que está puesta.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>New: %1</source>
        <translation>Nuevo: %1</translation>
    </message>
</context>
<context>
    <name>EditorHead</name>
    <message>
        <source>Back; what is unfinished is kept as a draft (Esc)</source>
        <translation>Atrás; lo que falte queda como borrador (Esc)</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Goes first when the line is bad</source>
        <translation>Va primero cuando la línea es mala</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Idioma de las preguntas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Save and close (Ctrl+Enter); Ctrl+S saves and stays</source>
        <translation>Guardar y cerrar (Ctrl+Intro); Ctrl+S guarda y sigue</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>Descartar este borrador</translation>
    </message>
    <message>
        <source>Delete this record…</source>
        <translation>Borrar este registro…</translation>
    </message>
    <message>
        <source>Remove from this laptop…</source>
        <translation>Quitar de este equipo…</translation>
    </message>
    <message>
        <source>Withdraw consent…</source>
        <translation>Retirar el consentimiento…</translation>
    </message>
    <message>
        <source>Share with another group…</source>
        <translation>Compartir con otro grupo…</translation>
    </message>
    <message>
        <source>Language of the questions: %1</source>
        <translation>Idioma de las preguntas: %1</translation>
    </message>
</context>
<context>
    <name>EditorNotice</name>
    <message>
        <source>One question needs a look before this can be saved.</source>
        <translation>Una pregunta necesita atención antes de guardar.</translation>
    </message>
    <message numerus="yes">
        <source>%n questions need a look before this can be saved.</source>
        <translation>
            <numerusform>%n pregunta necesita atención antes de guardar.</numerusform>
            <numerusform>%n preguntas necesitan atención antes de guardar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything you wrote is kept as a draft meanwhile.</source>
        <translation>Mientras tanto, todo lo que escribió queda como borrador.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>A file or recording is still on its way into the vault.</source>
        <translation>Un archivo o una grabación todavía está entrando en la bóveda.</translation>
    </message>
    <message>
        <source>Wait until it is there, or stop it at its question. Everything else you wrote is kept.</source>
        <translation>Espere a que esté dentro, o deténgalo en su pregunta. Todo lo demás que escribió está guardado.</translation>
    </message>
    <message>
        <source>Stop it and leave</source>
        <translation>Detenerlo y salir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Delete this record for everybody who has it?</source>
        <translation>¿Borrar este registro para todas las personas que lo tienen?</translation>
    </message>
    <message>
        <source>It leaves every list, here and with the coordination. Its history stays.</source>
        <translation>Desaparece de todas las listas, aquí y en la coordinación. Su historial queda.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Borrarlo</translation>
    </message>
    <message>
        <source>One person deleted this record, another went on working on it.</source>
        <translation>Una persona borró este registro, otra siguió trabajando en él.</translation>
    </message>
    <message>
        <source>Both are kept until somebody chooses.</source>
        <translation>Ambas cosas se conservan hasta que alguien elija.</translation>
    </message>
    <message>
        <source>Compare and choose…</source>
        <translation>Comparar y elegir…</translation>
    </message>
</context>
<context>
    <name>EdtfInput</name>
    <message>
        <source>2011 · 14 June 2011 · mid-November · between May and July 2011</source>
        <translation>2011 · 14 de junio de 2011 · mediados de noviembre · entre mayo y julio de 2011</translation>
    </message>
    <message>
        <source>Understood: %1</source>
        <translation>Se entiende: %1</translation>
    </message>
    <message>
        <source>No date found in these words. Try a year, a month and year, or “between … and …”.</source>
        <translation>No se encontró una fecha en estas palabras. Pruebe con un año, un mes y año, o “entre … y …”.</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The folder of the vault</source>
        <translation>La carpeta de la bóveda</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation>Documento (PDF)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>This is too large to be shown on this laptop.</source>
        <translation>Es demasiado grande para mostrarlo en este equipo.</translation>
    </message>
    <message>
        <source>This file cannot be shown as a picture.</source>
        <translation>Este archivo no se puede mostrar como imagen.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here.</source>
        <translation>Este tipo de archivo no se puede mostrar aquí.</translation>
    </message>
    <message>
        <source>It is kept as it came, and goes with the record. To open it elsewhere, save a copy out.</source>
        <translation>Se conserva tal como llegó y va con el registro. Para abrirlo en otro lugar, saque una copia.</translation>
    </message>
</context>
<context>
    <name>EvidenceViewer</name>
    <message>
        <source>Previous (Page Up)</source>
        <translation>Anterior (Re Pág)</translation>
    </message>
    <message>
        <source>Next (Page Down)</source>
        <translation>Siguiente (Av Pág)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Más grande (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Más pequeño (-)</translation>
    </message>
    <message>
        <source>Fit the window (0)</source>
        <translation>Ajustar a la ventana (0)</translation>
    </message>
    <message>
        <source>Turn (R); the original does not change</source>
        <translation>Girar (R); el original no cambia</translation>
    </message>
    <message>
        <source>Save a copy out…</source>
        <translation>Sacar una copia…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>What is known of it</source>
        <translation>Lo que se sabe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>SHA-256, taken when it came in</source>
        <translation>SHA-256, calculado al entrar</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>Place, as the device noted it</source>
        <translation>Lugar, según lo anotó el aparato</translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation>Cuándo se hizo</translation>
    </message>
    <message>
        <source>not known from the file itself</source>
        <translation>no se sabe por el propio archivo</translation>
    </message>
    <message>
        <source>nobody knows how far off</source>
        <translation>nadie sabe con cuánto error</translation>
    </message>
    <message numerus="yes">
        <source>± %n second(s)</source>
        <translation>
            <numerusform>± %n segundo</numerusform>
            <numerusform>± %n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n minute(s)</source>
        <translation>
            <numerusform>± %n minuto</numerusform>
            <numerusform>± %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n hour(s)</source>
        <translation>
            <numerusform>± %n hora</numerusform>
            <numerusform>± %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>± %n day(s)</source>
        <translation>
            <numerusform>± %n día</numerusform>
            <numerusform>± %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FetchAgain</name>
    <message>
        <source>Large files come last. Until then it is not here.</source>
        <translation>Los archivos grandes llegan al final. Hasta entonces no está aquí.</translation>
    </message>
</context>
<context>
    <name>FetchRecordAgain</name>
    <message>
        <source>Its files come with the one after.</source>
        <translation>Sus archivos llegan con la siguiente.</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Save a copy out…</source>
        <translation>Sacar una copia…</translation>
    </message>
    <message>
        <source>Take it out of this record</source>
        <translation>Quitarlo de este registro</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Small copy; the original is still on the way</source>
        <translation>Copia pequeña; el original todavía está en camino</translation>
    </message>
</context>
<context>
    <name>FileInput</name>
    <message>
        <source>One file fits here.</source>
        <translation>Aquí cabe un solo archivo.</translation>
    </message>
    <message>
        <source>The others were not brought in. Take this one out first, or add the others elsewhere.</source>
        <translation>Los demás no se incorporaron. Quite este primero, o agregue los otros en otro lugar.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>No se encontró ningún micrófono.</translation>
    </message>
    <message>
        <source>Plug one in and try again. A recording from a phone can be attached as a file.</source>
        <translation>Conecte uno e intente otra vez. Una grabación del teléfono se puede adjuntar como archivo.</translation>
    </message>
    <message>
        <source>Taken out of this record: %1</source>
        <translation>Quitado de este registro: %1</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Volver a ponerlo</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>I have a vault in another folder…</source>
        <translation>Tengo una bóveda en otra carpeta…</translation>
    </message>
    <message>
        <source>I have a backup on a stick…</source>
        <translation>Tengo una copia en una memoria USB…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Your vault is made, and opens with your passphrase.</source>
        <translation>Su bóveda está creada y se abre con su frase de paso.</translation>
    </message>
    <message>
        <source>Only joining the group is left. You can also work alone for now and join later.</source>
        <translation>Solo falta unirse al grupo. También puede trabajar por su cuenta por ahora y unirse después.</translation>
    </message>
    <message>
        <source>Make my vault</source>
        <translation>Crear mi bóveda</translation>
    </message>
    <message>
        <source>Join the group</source>
        <translation>Unirse al grupo</translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation>Abrir mi bóveda</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Uniéndose…</translation>
    </message>
    <message>
        <source>Opening your vault…</source>
        <translation>Abriendo su bóveda…</translation>
    </message>
    <message>
        <source>Making your vault and joining…</source>
        <translation>Creando su bóveda y uniéndose al grupo…</translation>
    </message>
    <message>
        <source>Making your vault…</source>
        <translation>Creando su bóveda…</translation>
    </message>
</context>
<context>
    <name>FormLook</name>
    <message>
        <source>Language of the questions</source>
        <translation>Idioma de las preguntas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>You are only looking at this form.</source>
        <translation>Solo está viendo este formulario.</translation>
    </message>
    <message>
        <source>Try the questions out: nothing that is written here is kept, and no file is taken in.</source>
        <translation>Pruebe las preguntas: nada de lo que se escriba aquí se guarda, y no se recibe ningún archivo.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whoever made the form has %n thing(s) to mend:</source>
        <translation>
            <numerusform>Quien hizo el formulario tiene %n cosa que corregir:</numerusform>
            <numerusform>Quien hizo el formulario tiene %n cosas que corregir:</numerusform>
        </translation>
    </message>
    <message>
        <source>Other records are neither opened nor made from here.</source>
        <translation>Desde aquí no se abren ni se crean otros registros.</translation>
    </message>
</context>
<context>
    <name>FormPages</name>
    <message>
        <source>%1, something needs a look</source>
        <translation>%1, algo necesita atención</translation>
    </message>
</context>
<context>
    <name>FormsCard</name>
    <message>
        <source>See how a form of your own would look here, and whether anything in it is wrong. It is only looked at: records are not made with it yet.</source>
        <translation>Vea cómo se vería aquí un formulario propio y si tiene algo mal. Solo se mira: todavía no se crean registros con él.</translation>
    </message>
    <message>
        <source>Look at a form from a file…</source>
        <translation>Ver un formulario de un archivo…</translation>
    </message>
    <message>
        <source>Forms (%1)</source>
        <translation>Formularios (%1)</translation>
    </message>
    <message>
        <source>Look at a form</source>
        <translation>Ver un formulario</translation>
    </message>
    <message numerus="yes">
        <source>The form was read; it has %n question(s), too many to show here.</source>
        <translation>
            <numerusform>El formulario se leyó; tiene %n pregunta, demasiadas para mostrarlas aquí.</numerusform>
            <numerusform>El formulario se leyó; tiene %n preguntas, demasiadas para mostrarlas aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>No se guardó nada.</translation>
    </message>
</context>
<context>
    <name>GivingOut</name>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>The printer took nothing.</source>
        <translation>La impresora no aceptó nada.</translation>
    </message>
    <message>
        <source>Look whether it is switched on, and try again.</source>
        <translation>Mire si está encendida e intente otra vez.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Enviado a la impresora.</translation>
    </message>
    <message>
        <source>Look at the paper before you close this: every word has to be readable.</source>
        <translation>Mire el papel antes de cerrar esto: cada palabra tiene que leerse bien.</translation>
    </message>
    <message>
        <source>This laptop knows no printer.</source>
        <translation>Este equipo no conoce ninguna impresora.</translation>
    </message>
    <message>
        <source>Copy the words by hand: that is as good, and leaves no trace in a printer.</source>
        <translation>Copie las palabras a mano: vale igual y no deja rastro en una impresora.</translation>
    </message>
    <message>
        <source>The file opens the vault for whoever finds it.</source>
        <translation>El archivo abre la bóveda a quien lo encuentre.</translation>
    </message>
    <message>
        <source>It is not sealed. On a disk or a stick it can be found again even after it was deleted. Save it only to carry it to a printer that you trust, on a stick that you destroy afterwards.</source>
        <translation>No está sellado. En un disco o una memoria se puede encontrar aun después de borrarlo. Guárdelo solo para llevarlo a una impresora de confianza, en una memoria que destruya después.</translation>
    </message>
    <message>
        <source>Save it anyway…</source>
        <translation>Guardarlo de todos modos…</translation>
    </message>
    <message>
        <source>Save the pages as PDF</source>
        <translation>Guardar las páginas como PDF</translation>
    </message>
    <message>
        <source>It lies unsealed at %1. Remove it as soon as it is printed.</source>
        <translation>Está sin sellar en %1. Quítelo en cuanto esté impreso.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
</context>
<context>
    <name>GroupStep</name>
    <message>
        <source>Your group</source>
        <translation>Su grupo</translation>
    </message>
    <message>
        <source>A coordinator gives you an invitation: as text, as a file, or as a picture with a QR code.</source>
        <translation>La coordinación le da una invitación: como texto, como archivo o como imagen con un código QR.</translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation>Tengo una invitación</translation>
    </message>
    <message>
        <source>I work alone for now</source>
        <translation>Por ahora trabajo por mi cuenta</translation>
    </message>
    <message>
        <source>You can join a group later, and take along what you have recorded until then.</source>
        <translation>Puede unirse a un grupo más adelante, y llevar consigo lo que haya registrado hasta entonces.</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Tell whoever receives it these two numbers by another way, to compare:</source>
        <translation>Dígale a quien la reciba estos dos números por otra vía, para comparar:</translation>
    </message>
    <message>
        <source>Writing the folder</source>
        <translation>Escribiendo la carpeta</translation>
    </message>
    <message>
        <source>See whether it may leave</source>
        <translation>Ver si puede salir</translation>
    </message>
    <message>
        <source>Writing, and reading it back…</source>
        <translation>Escribiendo y volviendo a leer…</translation>
    </message>
    <message>
        <source>Hand over with proofs: what for?</source>
        <translation>Entregar con pruebas: ¿para qué?</translation>
    </message>
    <message>
        <source>A folder is made with the file as it was taken in, what was done with it and on which device, and what lets anybody check both. No answer of a record and no name goes along. It is not sealed.</source>
        <translation>Se hace una carpeta con el archivo tal como se recogió, lo que se hizo con él y en qué equipo, y lo que permite a cualquiera comprobar ambas cosas. No sale ninguna respuesta de una ficha ni ningún nombre. No está sellada.</translation>
    </message>
    <message>
        <source>Looking through what narrators agreed to…</source>
        <translation>Mirando qué aceptaron quienes narran…</translation>
    </message>
    <message>
        <source>It stays in the vault.</source>
        <translation>Se queda en la bóveda.</translation>
    </message>
    <message>
        <source>What narrators agreed to does not stand in its way. No program can tell whom pictures show and whom voices name, and pictures often hold the place where they were taken: look and listen once more before you hand it over.</source>
        <translation>Lo que aceptaron quienes narran no lo impide. Ningún programa sabe a quién muestran las imágenes ni a quién nombran las voces, y las imágenes suelen llevar dentro el lugar donde se hicieron: mire y escuche una vez más antes de entregarlo.</translation>
    </message>
    <message>
        <source>The folder is there, and was read back: %1</source>
        <translation>La carpeta está lista y se volvió a leer: %1</translation>
    </message>
    <message>
        <source>Delete it where it is not needed any more.</source>
        <translation>Bórrela donde ya no haga falta.</translation>
    </message>
    <message>
        <source>It holds no receipt of a server yet, and proves less: sync, and hand it over again.</source>
        <translation>Todavía no lleva recibo de un servidor y demuestra menos: sincronice y entréguela de nuevo.</translation>
    </message>
</context>
<context>
    <name>HeldShares</name>
    <message>
        <source>Add this share</source>
        <translation>Añadir esta parte</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Share %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>The first share</source>
        <translation>La primera parte</translation>
    </message>
    <message>
        <source>There are enough shares.</source>
        <translation>Hay partes suficientes.</translation>
    </message>
    <message>
        <source>%1 of %2 shares are there. The next one:</source>
        <translation>Hay %1 de %2 partes. La siguiente:</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message numerus="yes">
        <source>%n sitting(s), the newest first</source>
        <translation>
            <numerusform>%n sesión, la más nueva primero</numerusform>
            <numerusform>%n sesiones, la más nueva primero</numerusform>
        </translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Alguien desconocido</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Comienzo</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>%1  (before: %2)</source>
        <translation>%1  (antes: %2)</translation>
    </message>
    <message>
        <source>cleared (before: %1)</source>
        <translation>vacío (antes: %1)</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>vacío</translation>
    </message>
</context>
<context>
    <name>Holders</name>
    <message>
        <source>Name or nickname (printed on the share)</source>
        <translation>Nombre o apodo (se imprime)</translation>
    </message>
    <message>
        <source>PIN (told by mouth)</source>
        <translation>PIN (de palabra)</translation>
    </message>
    <message>
        <source>Name of holder %1</source>
        <translation>Nombre de la persona %1</translation>
    </message>
    <message>
        <source>PIN of holder %1</source>
        <translation>PIN de la persona %1</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Bringing it in</source>
        <translation>Incorporando</translation>
    </message>
    <message>
        <source>Bringing it in: sealed into the vault, with its hash…</source>
        <translation>Incorporando: se sella en la bóveda, con su huella…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>InvitationField</name>
    <message>
        <source>Text of the invitation</source>
        <translation>Texto de la invitación</translation>
    </message>
    <message>
        <source>Paste the invitation here</source>
        <translation>Pegue aquí la invitación</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>De una imagen…</translation>
    </message>
    <message>
        <source>This invitation has expired</source>
        <translation>Esta invitación ha vencido</translation>
    </message>
    <message>
        <source>It could be used until %1. Ask the coordinator for a new one.</source>
        <translation>Se podía usar hasta el %1. Pida otra a la coordinación.</translation>
    </message>
    <message>
        <source>Role: %1. Can be used until %2.</source>
        <translation>Función: %1. Se puede usar hasta el %2.</translation>
    </message>
    <message>
        <source>The invitation&apos;s file</source>
        <translation>El archivo de la invitación</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation>Una imagen del código QR</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Documenter: sends records, sees their own and the answers to them</source>
        <translation>Documenta: envía registros, ve los suyos y las respuestas a ellos</translation>
    </message>
    <message>
        <source>Coordinator: receives everything, and may invite</source>
        <translation>Coordina: lo recibe todo y puede invitar</translation>
    </message>
    <message>
        <source>For how many days it can be used</source>
        <translation>Durante cuántos días se puede usar</translation>
    </message>
    <message>
        <source>Make the invitation</source>
        <translation>Crear la invitación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Invite one laptop</source>
        <translation>Invitar a un equipo</translation>
    </message>
    <message>
        <source>Each invitation works once. Make one for each person and each laptop.</source>
        <translation>Cada invitación sirve una sola vez. Cree una para cada persona y cada equipo.</translation>
    </message>
    <message>
        <source>Can be used for this many days</source>
        <translation>Días durante los que se puede usar</translation>
    </message>
    <message>
        <source>QR code of the invitation; the text below says the same</source>
        <translation>Código QR de la invitación; el texto de abajo dice lo mismo</translation>
    </message>
    <message>
        <source>Text of the invitation</source>
        <translation>Texto de la invitación</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>The invitation</source>
        <translation>La invitación</translation>
    </message>
    <message>
        <source>Hand it over in person, or on a way you trust: whoever has it first can join with it.</source>
        <translation>Entréguela en persona o por una vía de confianza: quien la tenga primero puede unirse con ella.</translation>
    </message>
    <message>
        <source>Copied. The clipboard forgets it in a minute.</source>
        <translation>Copiado. El portapapeles lo olvida en un minuto.</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Guardar la invitación</translation>
    </message>
    <message>
        <source>Saved. Delete the file once it was handed over.</source>
        <translation>Guardado. Borre el archivo cuando lo haya entregado.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Your name in the group</source>
        <translation>Su nombre en el grupo</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirse</translation>
    </message>
    <message>
        <source>Join a group</source>
        <translation>Unirse a un grupo</translation>
    </message>
    <message>
        <source>You work alone now. With an invitation from a coordinator your records reach the group.</source>
        <translation>Ahora trabaja por su cuenta. Con una invitación de la coordinación, sus registros llegan al grupo.</translation>
    </message>
    <message>
        <source>Joining needs the network once.</source>
        <translation>Para unirse hace falta conexión una vez.</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Uniéndose…</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>The passphrase that the vault had on that day</source>
        <translation>La frase de paso que la bóveda tenía ese día</translation>
    </message>
    <message>
        <source>The recovery sheet: its 24 words</source>
        <translation>La hoja de recuperación: sus 24 palabras</translation>
    </message>
    <message>
        <source>The shares of people I trust</source>
        <translation>Las partes de las personas en quienes confío</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>The 24 words of the recovery sheet</source>
        <translation>Las 24 palabras de la hoja de recuperación</translation>
    </message>
    <message>
        <source>In their order, with spaces between them. Four letters of each are enough.</source>
        <translation>En su orden, con espacios entre ellas. Bastan cuatro letras de cada una.</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Copy both</source>
        <translation>Copiar los dos</translation>
    </message>
    <message>
        <source>Whoever gets evidence with its proofs needs these two to check them, by another way than the evidence itself: read out, or on paper. They open nothing.</source>
        <translation>Quien recibe una prueba con sus comprobantes necesita estos dos para comprobarlos, por otra vía que la prueba misma: leídos en voz alta o en papel. No abren nada.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Key of the server&apos;s log</source>
        <translation>Llave del registro del servidor</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Which language shall the program speak?</source>
        <translation>¿En qué idioma quiere usar el programa?</translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>Last sync</source>
        <translation>Última sincronización</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>Locks by itself</source>
        <translation>Se bloquea solo</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>después de %n minuto</numerusform>
            <numerusform>después de %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>set back by %n day(s) or more: please check the date</source>
        <translation>
            <numerusform>%n día de atraso o más: por favor revise la fecha</numerusform>
            <numerusform>%n días de atraso o más: por favor revise la fecha</numerusform>
        </translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>aún sin comparar</translation>
    </message>
    <message numerus="yes">
        <source>off by %n minute(s)</source>
        <translation>
            <numerusform>%n minuto de diferencia</numerusform>
            <numerusform>%n minutos de diferencia</numerusform>
        </translation>
    </message>
    <message>
        <source>right</source>
        <translation>en hora</translation>
    </message>
</context>
<context>
    <name>LeafPage</name>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Keys of the quick exit</source>
        <translation>Teclas de la salida rápida</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Esc, twice quickly</source>
        <translation>Esc, dos veces seguidas</translation>
    </message>
    <message>
        <source>Quick exit</source>
        <translation>Salida rápida</translation>
    </message>
    <message>
        <source>Allow quick erase</source>
        <translation>Permitir el borrado rápido</translation>
    </message>
    <message>
        <source>Then Ctrl+Shift+Delete, pressed twice in the sheet, destroys this vault without asking. (Laptops without Delete take Backspace.) When the window closes it is done: no passphrase opens it any more. While it stays open, press again.</source>
        <translation>Entonces Ctrl+Mayús+Supr, pulsado dos veces en la hoja, destruye esta bóveda sin preguntar. (En equipos sin Supr sirve Retroceso.) Cuando la ventana se cierra, está hecho: ninguna frase de paso la abre ya. Mientras siga abierta, pulse otra vez.</translation>
    </message>
    <message>
        <source>At once the window is an ordinary sheet of household costs. What was typed is kept and the vault is locked. Ctrl+L in the sheet leads back to the passphrase.</source>
        <translation>Al instante la ventana es una hoja cualquiera de gastos de la casa. Lo escrito se guarda y la bóveda se bloquea. Ctrl+L en la hoja lleva de vuelta a la frase de paso.</translation>
    </message>
    <message>
        <source>It hides what was on the screen, no more: whoever looks through the programs or files of this laptop can find Amparo.</source>
        <translation>Oculta lo que había en la pantalla, nada más: quien revise los programas o archivos de este equipo puede encontrar Amparo.</translation>
    </message>
    <message>
        <source>What was only on this laptop is lost then. What was synced can come back, through the coordination only. A backup on a stick still opens with its passphrase.</source>
        <translation>Lo que solo estaba en este equipo se pierde. Lo sincronizado puede volver, solo a través de la coordinación. Una copia de seguridad en una memoria sigue abriéndose con su frase de paso.</translation>
    </message>
    <message>
        <source>A flash disk may keep old copies of what is overwritten, for whoever can read its chips. Those still open with the passphrase, and with nothing less.</source>
        <translation>Un disco flash puede conservar copias viejas de lo sobrescrito, para quien sepa leer sus chips. Esas se abren todavía con la frase de paso, y con nada menos.</translation>
    </message>
</context>
<context>
    <name>LeftOverNotice</name>
    <message>
        <source>What was written until then is deleted now:</source>
        <translation>Lo que se había escrito hasta entonces ya está borrado:</translation>
    </message>
    <message>
        <source>This could not be found or deleted. It is not whole, and anybody may be able to read it. If it is on a stick, put the stick in and unlock again, or delete it yourself:</source>
        <translation>Esto no se pudo encontrar o borrar. No está completo, y puede que cualquiera lo pueda leer. Si está en una memoria USB, conéctela y vuelva a abrir la bóveda, o bórrelo usted:</translation>
    </message>
    <message>
        <source>The program ended while it was writing something out of the vault</source>
        <translation>El programa terminó mientras escribía algo fuera de la bóveda</translation>
    </message>
</context>
<context>
    <name>LentFileDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>Server verified</source>
        <translation>Servidor verificado</translation>
    </message>
    <message>
        <source>Your system says that this network wants a sign-in first: open a browser, sign in, and come back here.</source>
        <translation>El sistema dice que esta red pide primero un inicio de sesión: abra un navegador, inicie sesión y vuelva aquí.</translation>
    </message>
    <message>
        <source>Sealed before it leaves. The cafe and the server see only sizes and times.</source>
        <translation>Sellado antes de salir. El cibercafé y el servidor solo ven tamaños y horas.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Slow: %1</source>
        <translation>Lento: %1</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>Medido: %1</translation>
    </message>
    <message>
        <source>Without a group everything stays on this laptop alone.</source>
        <translation>Sin un grupo, todo queda solo en este equipo.</translation>
    </message>
</context>
<context>
    <name>LinkInput</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Open this record</source>
        <translation>Abrir este registro</translation>
    </message>
    <message>
        <source>Clear this answer</source>
        <translation>Vaciar esta respuesta</translation>
    </message>
    <message>
        <source>A record that is not on this laptop (yet)</source>
        <translation>Un registro que (aún) no está en este equipo</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
</context>
<context>
    <name>LinkPicker</name>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Find by any word</source>
        <translation>Buscar por cualquier palabra</translation>
    </message>
    <message>
        <source>Records found</source>
        <translation>Registros encontrados</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Nuevo: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose this</source>
        <translation>Elegir este</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>No record has these words.</source>
        <translation>Ningún registro tiene estas palabras.</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Order of the list</source>
        <translation>Orden de la lista</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>Últimos cambios primero</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más nuevos primero</translation>
    </message>
    <message>
        <source>Urgent first</source>
        <translation>Urgentes primero</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Try fewer words, or the start of one.</source>
        <translation>Pruebe con menos palabras, o con el comienzo de una.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Remove from this laptop…</source>
        <translation>Quitar de este equipo…</translation>
    </message>
</context>
<context>
    <name>MatrixLine</name>
    <message>
        <source>Clear this answer</source>
        <translation>Vaciar esta respuesta</translation>
    </message>
</context>
<context>
    <name>MemberLine</name>
    <message>
        <source>Name not readable here</source>
        <translation>Nombre no legible aquí</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (usted)</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde el %1</translation>
    </message>
    <message>
        <source>Earlier laptop</source>
        <translation>Equipo anterior</translation>
    </message>
    <message>
        <source>Same person as…</source>
        <translation>Misma persona que…</translation>
    </message>
    <message>
        <source>%1 is the same person as…</source>
        <translation>%1 es la misma persona que…</translation>
    </message>
    <message>
        <source>This laptop belongs to somebody who had another one before</source>
        <translation>Este equipo es de alguien que antes tenía otro</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Excluido</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Invitar…</translation>
    </message>
    <message>
        <source>What the server reported</source>
        <translation>Lo que avisó el servidor</translation>
    </message>
    <message>
        <source>Members (%1)</source>
        <translation>Integrantes (%1)</translation>
    </message>
    <message>
        <source>Groups we work with</source>
        <translation>Grupos con los que trabajamos</translation>
    </message>
    <message>
        <source>For checking what the group hands over</source>
        <translation>Para comprobar lo que el grupo entrega</translation>
    </message>
    <message>
        <source>You are here as %1. Your role: %2.</source>
        <translation>Aquí usted es %1. Su función: %2.</translation>
    </message>
    <message>
        <source>This laptop no longer belongs to the group.</source>
        <translation>Este equipo ya no pertenece al grupo.</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Servidor: %1</translation>
    </message>
</context>
<context>
    <name>MomentInput</name>
    <message>
        <source>%1: day</source>
        <translation>%1: día</translation>
    </message>
    <message>
        <source>%1: time</source>
        <translation>%1: hora</translation>
    </message>
</context>
<context>
    <name>NameStep</name>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>The name you go by in your group. It is sealed: members read it, the server does not.</source>
        <translation>El nombre con que le conocen en su grupo. Va sellado: lo leen sus integrantes, el servidor no.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Use this one</source>
        <translation>Usar esta</translation>
    </message>
    <message>
        <source>Suggest another one</source>
        <translation>Sugerir otra</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La misma frase otra vez</translation>
    </message>
    <message>
        <source>A suggestion, drawn by lot on this laptop:</source>
        <translation>Una sugerencia, sorteada en este equipo:</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La misma otra vez</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>No notes yet. Whoever can read this record can read its notes and answer them.</source>
        <translation>Todavía no hay notas. Quien puede leer este registro puede leer sus notas y responderlas.</translation>
    </message>
    <message>
        <source>Write a note about this record</source>
        <translation>Escribir una nota sobre este registro</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Escriba una nota…</translation>
    </message>
    <message>
        <source>I need an answer</source>
        <translation>Necesito una respuesta</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Agregar la nota</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Notas (%1)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this message away</source>
        <translation>Quitar este mensaje</translation>
    </message>
</context>
<context>
    <name>OurCardDialog</name>
    <message>
        <source>A card of our group</source>
        <translation>Una tarjeta de nuestro grupo</translation>
    </message>
    <message>
        <source>The other group needs it to know us. It opens nothing; but whoever has it knows that our group is here.</source>
        <translation>El otro grupo la necesita para conocernos. No abre nada; pero quien la tenga sabe que nuestro grupo está aquí.</translation>
    </message>
    <message>
        <source>What the other group is to call us</source>
        <translation>Cómo debe llamarnos el otro grupo</translation>
    </message>
    <message>
        <source>QR code of the card; the text below says the same</source>
        <translation>Código QR de la tarjeta; el texto de abajo dice lo mismo</translation>
    </message>
    <message>
        <source>Text of the card</source>
        <translation>Texto de la tarjeta</translation>
    </message>
    <message>
        <source>Then read these words to each other, in person or on the telephone:</source>
        <translation>Después léanse estas palabras, en persona o por teléfono:</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Hacer la tarjeta</translation>
    </message>
    <message>
        <source>Give it to the other group: they add it. It is good until %1.</source>
        <translation>Désela al otro grupo: ellos la agregan. Vale hasta %1.</translation>
    </message>
    <message>
        <source>Copied. The clipboard forgets it in a minute.</source>
        <translation>Copiado. El portapapeles lo olvida en un minuto.</translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation>Guardar la tarjeta</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>This would leave</source>
        <translation>Esto saldría</translation>
    </message>
    <message>
        <source>Photographs, recordings, papers</source>
        <translation>Fotos, grabaciones, papeles</translation>
    </message>
    <message>
        <source>Nothing: nobody agreed to this.</source>
        <translation>Nada: nadie autorizó esto.</translation>
    </message>
    <message>
        <source>This would stay in the vault</source>
        <translation>Esto se quedaría en la bóveda</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrators set conditions. They bind whoever gets this.</source>
        <translation>Quienes narran pusieron condiciones. Obligan a quien reciba esto.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Atrás (Esc)</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Words, names, places…</source>
        <translation>Palabras, nombres, lugares…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Changed last. Type to search; Enter opens, Esc closes.</source>
        <translation>Últimos cambios. Escriba para buscar; Intro abre, Esc cierra.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing holds these words.</source>
        <translation>Nada contiene estas palabras.</translation>
    </message>
</context>
<context>
    <name>ParcelCard</name>
    <message>
        <source>Write a parcel…</source>
        <translation>Escribir un paquete…</translation>
    </message>
    <message>
        <source>Read parcels and answers…</source>
        <translation>Leer paquetes y respuestas…</translation>
    </message>
    <message>
        <source>Where no network comes</source>
        <translation>Donde no llega la red</translation>
    </message>
    <message>
        <source>What waits goes sealed onto a stick, and what the server or another member answers comes back.</source>
        <translation>Lo que espera va sellado a una memoria USB, y vuelve lo que responde el servidor u otro miembro.</translation>
    </message>
</context>
<context>
    <name>ParcelPlaces</name>
    <message>
        <source>Write to %1 (%2 free)</source>
        <translation>Escribir en %1 (%2 libres)</translation>
    </message>
</context>
<context>
    <name>PartingDialog</name>
    <message>
        <source>Removing</source>
        <translation>Quitando</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Dejarlo aquí</translation>
    </message>
    <message>
        <source>Remove from this laptop</source>
        <translation>Quitar de este equipo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>No se quitó nada.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de paso</translation>
    </message>
    <message>
        <source>The old one opens nothing from then on. Recovery sheet and shares stay as they are.</source>
        <translation>La vieja ya no abre nada desde entonces. La hoja de recuperación y las partes siguen como están.</translation>
    </message>
    <message>
        <source>The passphrase until now</source>
        <translation>La frase hasta ahora</translation>
    </message>
    <message>
        <source>The duress passphrase (it stays as it is)</source>
        <translation>La frase de coacción (sigue igual)</translation>
    </message>
    <message>
        <source>If you leave it empty, everything still works, only guessing does not become as slow as this laptop allows today.</source>
        <translation>Si la deja vacía, todo funciona igual; solo que adivinar no se vuelve tan lento como este equipo permite hoy.</translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation>La frase nueva</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation>La frase ha cambiado</translation>
    </message>
    <message>
        <source>The old one opens nothing now. Back up again to every stick: until then they still open with it.</source>
        <translation>La vieja ya no abre nada. Haga de nuevo la copia en cada memoria: hasta entonces se abren todavía con ella.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show the passphrase</source>
        <translation>Mostrar la frase</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Ocultar la frase</translation>
    </message>
</context>
<context>
    <name>PassphraseMeter</name>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Fuerza de la frase</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Your passphrase</source>
        <translation>Su frase de paso</translation>
    </message>
    <message>
        <source>It is the key to what you record here. Nobody can reset it: choose one that you will remember. A recovery sheet can be made afterwards.</source>
        <translation>Es la llave de lo que registre aquí. Nadie puede restablecerla: elija una que recuerde. Después puede hacer una hoja de recuperación.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
</context>
<context>
    <name>PlaceInput</name>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Exact to (m)</source>
        <translation>Exactitud (m)</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>latitud</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>longitud</translation>
    </message>
    <message>
        <source>exact to</source>
        <translation>exactitud</translation>
    </message>
</context>
<context>
    <name>PlacesCard</name>
    <message>
        <source>They hold the key and opened it</source>
        <translation>Tienen la llave y lo abrieron</translation>
    </message>
    <message>
        <source>Sealed; its receipt was checked here</source>
        <translation>Sellado; su recibo se verificó aquí</translation>
    </message>
    <message>
        <source>A file that somebody else added is still on their laptop</source>
        <translation>Un archivo que añadió otra persona sigue en su equipo</translation>
    </message>
    <message>
        <source>Would be lost with it</source>
        <translation>Se perdería con él</translation>
    </message>
</context>
<context>
    <name>PlacesStrip</name>
    <message>
        <source>Where your records are</source>
        <translation>Dónde están sus registros</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Place in the recording</source>
        <translation>Lugar en la grabación</translation>
    </message>
    <message>
        <source>10 seconds back (Left arrow)</source>
        <translation>10 segundos atrás (flecha izquierda)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>10 seconds forward (Right arrow)</source>
        <translation>10 segundos adelante (flecha derecha)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Part of the file does not verify. What was played before that point is genuine.</source>
        <translation>Una parte del archivo no se puede verificar. Lo que sonó antes de ese punto es auténtico.</translation>
    </message>
    <message>
        <source>The file itself is unchanged. Save a copy out and open it with another player.</source>
        <translation>El archivo no ha cambiado. Saque una copia y ábrala con otro reproductor.</translation>
    </message>
    <message>
        <source>This recording cannot be played here.</source>
        <translation>Esta grabación no se puede reproducir aquí.</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Prove that your recovery sheet still opens this vault</source>
        <translation>Pruebe que su hoja de recuperación todavía abre esta bóveda</translation>
    </message>
    <message>
        <source>Prove that the shares still open this vault</source>
        <translation>Pruebe que las partes todavía abren esta bóveda</translation>
    </message>
    <message>
        <source>Prove it…</source>
        <translation>Probarla…</translation>
    </message>
    <message>
        <source>Prove a share…</source>
        <translation>Probar una parte…</translation>
    </message>
    <message>
        <source>Ask again in three days</source>
        <translation>Preguntar en tres días</translation>
    </message>
    <message>
        <source>It was made on %1 and never tried since.</source>
        <translation>Se hizo el %1 y nunca se ha probado.</translation>
    </message>
    <message>
        <source>Last proved: %1.</source>
        <translation>Probada por última vez: %1.</translation>
    </message>
</context>
<context>
    <name>ProtectionLists</name>
    <message>
        <source>What this protects</source>
        <translation>Qué protege</translation>
    </message>
    <message>
        <source>What it cannot protect</source>
        <translation>Qué no puede proteger</translation>
    </message>
    <message>
        <source>A laptop taken while it is locked or switched off: nobody can read it without the passphrase.</source>
        <translation>Un equipo robado o incautado, bloqueado o apagado: nadie puede leerlo sin la frase de paso.</translation>
    </message>
    <message>
        <source>The way to the server: all is sealed before it leaves. A cafe sees only that something goes out.</source>
        <translation>El camino al servidor: todo se sella antes de salir. Un cibercafé solo ve que algo sale.</translation>
    </message>
    <message>
        <source>The server: whoever keeps it, or takes it, can read nothing and can put words into no record.</source>
        <translation>El servidor: quien lo cuide o se lo lleve no puede leer nada ni poner palabras en ningún registro.</translation>
    </message>
    <message>
        <source>An unlocked laptop in other hands, a camera over your shoulder, a spying program on this laptop.</source>
        <translation>Un equipo desbloqueado en otras manos, una cámara sobre su hombro, un programa espía en este equipo.</translation>
    </message>
    <message>
        <source>A passphrase that somebody makes you tell, or finds written down.</source>
        <translation>Una frase que alguien le obligue a decir, o que encuentre escrita.</translation>
    </message>
    <message>
        <source>A forgotten passphrase: only a recovery sheet or shares, made before, open the vault then.</source>
        <translation>Una frase olvidada: solo una hoja de recuperación o partes, hechas antes, abren entonces la bóveda.</translation>
    </message>
    <message>
        <source>What the system writes to its disk when it hibernates: its own disk encryption helps there.</source>
        <translation>Lo que el sistema escribe en su disco cuando hiberna: ahí ayuda su propio cifrado de disco.</translation>
    </message>
    <message>
        <source>What is only on this laptop is lost with it. Sync whenever you can.</source>
        <translation>Lo que está solo en este equipo se pierde con él. Sincronice siempre que pueda.</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>Before you begin</source>
        <translation>Antes de empezar</translation>
    </message>
</context>
<context>
    <name>ProveShareDialog</name>
    <message>
        <source>Prove a share</source>
        <translation>Probar una parte</translation>
    </message>
    <message>
        <source>Each holder types their own share and PIN, on whatever day suits them.</source>
        <translation>Cada persona escribe su propia parte y su PIN, el día que le convenga.</translation>
    </message>
    <message>
        <source>They are only tried: nothing changes, and nothing can break, whether they are right or wrong.</source>
        <translation>Solo se prueban: nada cambia y nada se puede dañar, estén bien o mal.</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>This share and this PIN do not belong to this vault.</source>
        <translation>Esta parte y este PIN no son de esta bóveda.</translation>
    </message>
    <message>
        <source>Either the PIN is wrong, or the share is of another vault or was replaced. Nothing was changed; try again, or make new shares.</source>
        <translation>O el PIN está mal, o la parte es de otra bóveda o fue reemplazada. Nada ha cambiado; intente otra vez o haga partes nuevas.</translation>
    </message>
    <message>
        <source>Share %1 is right, and so is its PIN.</source>
        <translation>La parte %1 está bien, y su PIN también.</translation>
    </message>
    <message>
        <source>The next holder can type theirs, now or another day.</source>
        <translation>La siguiente persona puede escribir la suya, ahora u otro día.</translation>
    </message>
</context>
<context>
    <name>ProveSheetDialog</name>
    <message>
        <source>Prove the recovery sheet</source>
        <translation>Probar la hoja de recuperación</translation>
    </message>
    <message>
        <source>Take the sheet from where you keep it and type its words from the paper.</source>
        <translation>Saque la hoja de donde la guarda y escriba sus palabras desde el papel.</translation>
    </message>
    <message>
        <source>They are only tried: nothing changes, and nothing can break, whether they are right or wrong.</source>
        <translation>Solo se prueban: nada cambia y nada se puede dañar, estén bien o mal.</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Put it back where it was. You are asked again around %1.</source>
        <translation>Vuelva a guardarla donde estaba. Se le preguntará otra vez hacia el %1.</translation>
    </message>
    <message>
        <source>The sheet opens this vault.</source>
        <translation>La hoja abre esta bóveda.</translation>
    </message>
</context>
<context>
    <name>PurposeChoice</name>
    <message>
        <source>No narrator has named partners and agreed to share with them.</source>
        <translation>Nadie ha nombrado aliadas ni autorizado compartir con ellas.</translation>
    </message>
    <message>
        <source>Tick whoever this is for, as narrators named them:</source>
        <translation>Marque para quién es, tal como lo nombraron quienes narran:</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n testimony(s))</source>
        <translation>
            <numerusform>%1 (%n testimonio)</numerusform>
            <numerusform>%1 (%n testimonios)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurposeDialog</name>
    <message>
        <source>For something else</source>
        <translation>Para otra cosa</translation>
    </message>
    <message>
        <source>Choose where to write it…</source>
        <translation>Elegir dónde escribirla…</translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation>Dónde escribirla</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Parar y cerrar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation>Dejarlo en la bóveda</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>required</source>
        <translation>obligatoria</translation>
    </message>
</context>
<context>
    <name>QuickThreatDialog</name>
    <message>
        <source>Log a threat</source>
        <translation>Registrar amenaza</translation>
    </message>
    <message>
        <source>Write more about it</source>
        <translation>Escribir más</translation>
    </message>
    <message>
        <source>Urgent: goes first when the line is bad</source>
        <translation>Urgente: va primero cuando la línea es mala</translation>
    </message>
    <message>
        <source>Later (kept as a draft)</source>
        <translation>Después (queda como borrador)</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>Registrarla</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Two answers are enough. Everything else can follow later.</source>
        <translation>Bastan dos respuestas. Todo lo demás puede venir después.</translation>
    </message>
</context>
<context>
    <name>RadioInput</name>
    <message>
        <source>Clear this answer</source>
        <translation>Vaciar esta respuesta</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Reading, and checking every proof…</source>
        <translation>Leyendo y comprobando cada prueba…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Read parcels and answers</source>
        <translation>Leer paquetes y respuestas</translation>
    </message>
    <message>
        <source>Answers that the server gave for your parcels, and parcels of other members for this laptop. Choose one or several, in any order; reading one again changes nothing.</source>
        <translation>Respuestas que el servidor dio a sus paquetes, y paquetes de otros miembros para este equipo. Elija uno o varios, en cualquier orden; leer uno otra vez no cambia nada.</translation>
    </message>
    <message>
        <source>Parcels and answers</source>
        <translation>Paquetes y respuestas</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Shared by %1 on %2</source>
        <translation>Compartido por %1 el %2</translation>
    </message>
    <message>
        <source>A copy of theirs: read it, and pass nothing on. When they take it back it goes from here; destroy then what you wrote down.</source>
        <translation>Es una copia de ellos: léala y no pase nada. Cuando la retiren, se va de aquí; destruya entonces lo que haya anotado.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Verlo</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>Ver %1</translation>
    </message>
    <message>
        <source>%1 (%2, here)</source>
        <translation>%1 (%2, aquí)</translation>
    </message>
    <message>
        <source>%1 (%2, comes with a sync)</source>
        <translation>%1 (%2, llega con una sincronización)</translation>
    </message>
    <message>
        <source>%1 (one of several answers)</source>
        <translation>%1 (una de varias respuestas)</translation>
    </message>
</context>
<context>
    <name>ReceivedLine</name>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Leer %1</translation>
    </message>
    <message>
        <source>Shared by %1 on %2</source>
        <translation>Compartido por %1 el %2</translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Sin guardar</translation>
    </message>
</context>
<context>
    <name>RecordLinesModel</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Más datos</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambió</translation>
    </message>
    <message>
        <source>By</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>se desconoce</translation>
    </message>
</context>
<context>
    <name>RecordRemovalDialog</name>
    <message>
        <source>Remove from this laptop</source>
        <translation>Quitar de este equipo</translation>
    </message>
    <message>
        <source>For how long nobody changed them</source>
        <translation>Desde cuándo no los cambió nadie</translation>
    </message>
    <message numerus="yes">
        <source>Received, and not changed for %n day(s)</source>
        <translation>
            <numerusform>Recibidos, y sin cambios desde hace %n día</numerusform>
            <numerusform>Recibidos, y sin cambios desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Words, names, files and the keys that open them are destroyed here. What stays says that there was a record of this kind and when, what was done with its files and when, and the receipts. What was removed can be fetched again with any sync, as long as this laptop is in the group.</source>
        <translation>Aquí se destruyen las palabras, los nombres, los archivos y las claves que los abren. Lo que queda dice que hubo un registro de esta clase y cuándo, qué se hizo con sus archivos y cuándo, y los recibos. Lo que se quitó se puede traer de nuevo con cualquier sincronización, mientras este equipo esté en el grupo.</translation>
    </message>
    <message>
        <source>Whoever opens this vault and reaches the server can do that, too, until a coordinator revokes this laptop. Some disks keep old copies for a while, and earlier backups keep theirs.</source>
        <translation>Quien abra esta bóveda y llegue al servidor también puede hacerlo, hasta que alguien de la coordinación revoque este equipo. Algunos discos guardan copias viejas por un tiempo, y las copias de seguridad anteriores conservan las suyas.</translation>
    </message>
    <message>
        <source>It stays on this laptop</source>
        <translation>Se queda en este equipo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>There is none that may go.</source>
        <translation>No hay ninguno que se pueda quitar.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n record(s) from this laptop?</source>
        <translation>
            <numerusform>¿Quitar %n registro de este equipo?</numerusform>
            <numerusform>¿Quitar %n registros de este equipo?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 go.</source>
        <translation>Se quitan %1 y %2.</translation>
    </message>
    <message>
        <source>The server has all of it, and a laptop of the coordination opened all of it (%1). Both were proved; the receipts are verified once more before anything goes.</source>
        <translation>El servidor lo tiene todo, y un equipo de la coordinación lo abrió todo (%1). Ambas cosas están demostradas; los recibos se verifican otra vez antes de quitar nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) stayed.</source>
        <translation>
            <numerusform>Se quedó %n registro.</numerusform>
            <numerusform>Se quedaron %n registros.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something unreadable is left on the disk until the vault is opened the next time.</source>
        <translation>Algo ilegible queda en el disco hasta que la bóveda se abra la próxima vez.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) removed; %1 is free now.</source>
        <translation>
            <numerusform>Se quitó %n registro; ahora hay %1 libres.</numerusform>
            <numerusform>Se quitaron %n registros; ahora hay %1 libres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStubView</name>
    <message>
        <source>Removed on %1.</source>
        <translation>Se quitó el %1.</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>How loud it is</source>
        <translation>Qué tan fuerte suena</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Parar y guardar</translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Yes, throw it away</source>
        <translation>Sí, descartarla</translation>
    </message>
    <message>
        <source>Recording. It goes into the vault sealed, as it is heard.</source>
        <translation>Grabando. Entra sellada en la bóveda a medida que se oye.</translation>
    </message>
    <message>
        <source>Keeping the recording…</source>
        <translation>Guardando la grabación…</translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone switched on, and is it the right one?</source>
        <translation>No se oye nada. ¿Está encendido el micrófono, y es el correcto?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>En pausa.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>What was heard is still here.</source>
        <translation>Lo que se oyó sigue aquí.</translation>
    </message>
</context>
<context>
    <name>RecordsCard</name>
    <message>
        <source>Remove whole records…</source>
        <translation>Quitar registros enteros…</translation>
    </message>
    <message>
        <source>Less on this laptop</source>
        <translation>Menos en este equipo</translation>
    </message>
    <message>
        <source>Records that the coordination has can go from this laptop, with the keys that open them here.</source>
        <translation>Los registros que la coordinación tiene se pueden quitar de este equipo, junto con las claves que aquí los abren.</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Somebody whose name has not come yet</source>
        <translation>Alguien cuyo nombre aún no ha llegado</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>This is a fault of the form, not yours. Your answer is kept. Whoever made the form needs to know: “%1” cannot be worked out.</source>
        <translation>Es un fallo del formulario, no suyo. Su respuesta se conserva. Quien hizo el formulario necesita saberlo: “%1” no se puede evaluar.</translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation>Esta pregunta necesita una respuesta.</translation>
    </message>
    <message>
        <source>The form does not accept this answer. What you wrote is kept.</source>
        <translation>El formulario no acepta esta respuesta. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>A whole number is asked for here. What you wrote is kept.</source>
        <translation>Aquí se pide un número entero. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>A number is asked for here. What you wrote is kept.</source>
        <translation>Aquí se pide un número. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>This is not a day the program can read, such as 22 November 2026. What you wrote is kept.</source>
        <translation>El programa no puede leer este día; un ejemplo: 22 de noviembre de 2026. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>This is not a time, such as 14:30. What you wrote is kept.</source>
        <translation>Esto no es una hora, como 14:30. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>Both a day and a time are asked for here. What you wrote is kept.</source>
        <translation>Aquí se piden un día y una hora. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>No date was found in these words. What you wrote is kept; a year alone is enough.</source>
        <translation>No se encontró una fecha en estas palabras. Lo que escribió se conserva; basta con un año.</translation>
    </message>
    <message>
        <source>A place needs a latitude and a longitude, such as 12.3456 and 65.4321. What you wrote is kept.</source>
        <translation>Un lugar necesita latitud y longitud, como 12.3456 y 65.4321. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>This is not the kind of answer asked for. It is kept.</source>
        <translation>No es el tipo de respuesta que se pide. Se conserva.</translation>
    </message>
</context>
<context>
    <name>RemovalButton</name>
    <message>
        <source>Remove the original from this laptop…</source>
        <translation>Quitar el original de este equipo…</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message numerus="yes">
        <source>Remove %n original(s) from this laptop?</source>
        <translation>
            <numerusform>¿Quitar %n original de este equipo?</numerusform>
            <numerusform>¿Quitar %n originales de este equipo?</numerusform>
        </translation>
    </message>
    <message>
        <source>This makes room: %1.</source>
        <translation>Así se hace espacio: %1.</translation>
    </message>
    <message>
        <source>The server has all of it, and each original was opened whole on a laptop of the coordination (%1). Both were proved; the receipts are verified once more before anything goes.</source>
        <translation>El servidor lo tiene todo, y cada original se abrió completo en un equipo de la coordinación (%1). Las dos cosas se demostraron; los recibos se comprueban otra vez antes de quitar nada.</translation>
    </message>
    <message>
        <source>Words, names, custody and receipts stay here. You can fetch it again with any sync, as long as this laptop is in the group.</source>
        <translation>Las palabras, los nombres, la custodia y los recibos se quedan aquí. Se puede traer de nuevo con cualquier sincronización mientras este equipo esté en el grupo.</translation>
    </message>
    <message>
        <source>This is for room, and not a way to hide: whoever opens this vault can fetch it again, too. Some disks keep old copies for a while, and earlier backups keep theirs.</source>
        <translation>Sirve para hacer espacio, no para esconder: quien abra esta bóveda también puede traerlo de nuevo. Algunos discos guardan copias viejas un tiempo, y las copias de seguridad anteriores guardan la suya.</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) stayed.</source>
        <translation>
            <numerusform>Se quedó %n original.</numerusform>
            <numerusform>Se quedaron %n originales.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something of it is left on the disk until the vault is opened the next time.</source>
        <translation>Queda algo en el disco hasta que la bóveda se abra la próxima vez.</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) removed; %1 is free now.</source>
        <translation>
            <numerusform>%n original quitado; ahora quedan libres %1.</numerusform>
            <numerusform>%n originales quitados; ahora quedan libres %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>Hacer espacio</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>A copy of the vault&apos;s folder or a backup from before still opens with it, and what is in such a copy opens today&apos;s vault too. If it fell into wrong hands with a copy, only a new vault helps.</source>
        <translation>Una copia anterior de la carpeta o de respaldo todavía se abre así, y con lo que hay en ella se abre también la bóveda de hoy. Si cayó en malas manos junto con una copia, solo ayuda una bóveda nueva.</translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation>Su frase de paso, una vez más</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this recovery sheet</source>
        <translation>Quitar esta hoja de recuperación</translation>
    </message>
    <message>
        <source>Its words open this vault no more. Burn the paper. Make and prove a newer sheet first, if this is the only way back.</source>
        <translation>Sus palabras ya no abren esta bóveda. Queme el papel. Si es el único camino de vuelta, haga y pruebe antes una hoja nueva.</translation>
    </message>
    <message>
        <source>Remove these shares</source>
        <translation>Quitar estas partes</translation>
    </message>
    <message>
        <source>All shares of this set open this vault no more. Tell their holders.</source>
        <translation>Ninguna parte de este grupo abre ya esta bóveda. Dígalo a quienes las guardan.</translation>
    </message>
    <message>
        <source>Remove the duress passphrase</source>
        <translation>Quitar la frase de coacción</translation>
    </message>
    <message>
        <source>From then on it is a wrong passphrase.</source>
        <translation>Desde entonces es una frase equivocada.</translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Records that were removed from this laptop</source>
        <translation>Registros que se quitaron de este equipo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Traer de nuevo</translation>
    </message>
    <message>
        <source>Removed from this laptop</source>
        <translation>Quitados de este equipo</translation>
    </message>
    <message>
        <source>The server and the coordination were proved to have all of each.</source>
        <translation>Estaba demostrado que el servidor y la coordinación tenían cada uno completo.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) will come with the next sync.</source>
        <translation>
            <numerusform>%n registro llegará con la próxima sincronización.</numerusform>
            <numerusform>%n registros llegarán con la próxima sincronización.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files come with the one after.</source>
        <translation>Los archivos llegan con la siguiente.</translation>
    </message>
</context>
<context>
    <name>RemovedLink</name>
    <message numerus="yes">
        <source>%n record(s) removed from this laptop…</source>
        <translation>
            <numerusform>%n registro quitado de este equipo…</numerusform>
            <numerusform>%n registros quitados de este equipo…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepeatRows</name>
    <message>
        <source>Add: %1</source>
        <translation>Agregar: %1</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Agregar otro</translation>
    </message>
    <message>
        <source>Removed, with what was written in it.</source>
        <translation>Quitado, con lo que tenía escrito.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarlo</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Passphrase of the new vault</source>
        <translation>Frase de paso de la bóveda nueva</translation>
    </message>
    <message>
        <source>Saving what verifies…</source>
        <translation>Guardando lo que se verifica…</translation>
    </message>
    <message>
        <source>Choose where, and save</source>
        <translation>Elegir dónde, y guardar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save what verifies</source>
        <translation>Guardar lo que se verifica</translation>
    </message>
    <message>
        <source>Everything that verifies comes into a new vault. The damaged one stays as it is: keep it, for somebody with better means may read more of it.</source>
        <translation>Todo lo que se verifica pasa a una bóveda nueva. La dañada queda como está: consérvela, porque alguien con mejores medios quizá pueda leer más.</translation>
    </message>
    <message>
        <source>Choose another disk if this one may be failing.</source>
        <translation>Elija otro disco si este puede estar fallando.</translation>
    </message>
    <message>
        <source>Where to put the new vault</source>
        <translation>Dónde poner la bóveda nueva</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>No stick with a backup is plugged in.</source>
        <translation>No hay conectada ninguna memoria USB con una copia.</translation>
    </message>
    <message>
        <source>Look for the backup…</source>
        <translation>Buscar la copia…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restaurando</translation>
    </message>
    <message>
        <source>The backup is only read. Leave the stick in.</source>
        <translation>La copia solo se lee. Deje la memoria puesta.</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Abrir la bóveda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurar desde una copia</translation>
    </message>
    <message>
        <source>Everything that was in the vault on the day of the backup comes to this laptop.</source>
        <translation>Todo lo que había en la bóveda el día de la copia viene a este equipo.</translation>
    </message>
    <message>
        <source>Backups (*.amparo);;All files (*)</source>
        <translation>Copias (*.amparo);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>La copia</translation>
    </message>
    <message>
        <source>A backup of %1. What opens it?</source>
        <translation>Una copia de %1. ¿Qué la abre?</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Nothing was restored.</source>
        <translation>No se restauró nada.</translation>
    </message>
    <message>
        <source>Restore the earlier time</source>
        <translation>Restaurar el momento anterior</translation>
    </message>
</context>
<context>
    <name>RestorePlaces</name>
    <message>
        <source>The backup on %1 (%2)</source>
        <translation>La copia en %1 (%2)</translation>
    </message>
</context>
<context>
    <name>RoomCard</name>
    <message>
        <source>Make room…</source>
        <translation>Hacer espacio…</translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation>Espacio en este equipo</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) that the coordination has take %1 here.</source>
        <translation>
            <numerusform>%n original que la coordinación tiene ocupa aquí %1.</numerusform>
            <numerusform>%n originales que la coordinación tiene ocupan aquí %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>Name not readable here</source>
        <translation>Nombre no legible aquí</translation>
    </message>
    <message>
        <source>Lost, taken or broken: it no longer belongs to the group</source>
        <translation>Perdido, robado o dañado: deja de pertenecer al grupo</translation>
    </message>
    <message>
        <source>With the same person: it stays, so that what is only on it can still be sent</source>
        <translation>Lo tiene la misma persona: se queda, para que aún se pueda enviar lo que solo está en él</translation>
    </message>
    <message>
        <source>There is no laptop in the group that could be the earlier one.</source>
        <translation>No hay en el grupo ningún equipo que pueda ser el anterior.</translation>
    </message>
    <message>
        <source>Which laptop did %1 have before?</source>
        <translation>¿Qué equipo tenía antes %1?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Give the records to the new laptop</source>
        <translation>Dar los registros al equipo nuevo</translation>
    </message>
    <message>
        <source>Where is that laptop?</source>
        <translation>¿Dónde está ese equipo?</translation>
    </message>
    <message>
        <source>Be sure that it is the same person</source>
        <translation>Asegúrese de que es la misma persona</translation>
    </message>
    <message>
        <source>Speak with them in person, or on a way you trust. Whoever holds the new laptop can then read everything that the earlier one could: its records, their files, and what was written to it. The whole group sees both as one person. It cannot be taken back.</source>
        <translation>Hable cara a cara con esa persona o por un medio de confianza. Quien tenga el equipo nuevo podrá leer todo lo que podía el anterior: sus registros, los archivos y lo que se le escribió. Todo el grupo verá ambos como una sola persona. No se puede deshacer.</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, desde el %2</translation>
    </message>
    <message>
        <source>%1 (no longer in the group)</source>
        <translation>%1 (ya no está en el grupo)</translation>
    </message>
    <message>
        <source>Speaking with the server…</source>
        <translation>Hablando con el servidor…</translation>
    </message>
    <message>
        <source>They go to the new laptop when it syncs next: %1.</source>
        <translation>Van al equipo nuevo cuando vuelva a sincronizar: %1.</translation>
    </message>
    <message>
        <source>The earlier laptop no longer belongs to the group.</source>
        <translation>El equipo anterior ya no pertenece al grupo.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>SaveOutDialog</name>
    <message>
        <source>Save a copy out</source>
        <translation>Sacar una copia</translation>
    </message>
    <message>
        <source>The copy is not protected: whoever gets the disk or stick can open it, and it may leave traces there even when it is deleted. The original stays sealed in the vault.</source>
        <translation>La copia no está protegida: quien tenga el disco o la memoria puede abrirla, y puede dejar rastros allí aunque se borre. El original sigue sellado en la bóveda.</translation>
    </message>
    <message>
        <source>Saving the copy</source>
        <translation>Guardando la copia</translation>
    </message>
    <message>
        <source>Choose where to save it…</source>
        <translation>Elegir dónde guardarla…</translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation>Dejarlo en la bóveda</translation>
    </message>
    <message>
        <source>This leaves the vault</source>
        <translation>Esto sale de la bóveda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The copy is saved, and checked against the original.</source>
        <translation>La copia está guardada y comprobada con el original.</translation>
    </message>
    <message>
        <source>%1. Delete it where it is not needed any more.</source>
        <translation>%1. Bórrela donde ya no haga falta.</translation>
    </message>
</context>
<context>
    <name>SearchInput</name>
    <message>
        <source>Type to find, or press the down arrow</source>
        <translation>Escriba para buscar, o pulse la flecha abajo</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Abrir la lista</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Forms</source>
        <translation>Formularios</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloquearse solo</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a key or the mouse</source>
        <translation>
            <numerusform>tras %n minuto sin teclado ni ratón</numerusform>
            <numerusform>tras %n minutos sin teclado ni ratón</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>It also locks when the laptop sleeps, its lid closes or its screen is locked.</source>
        <translation>También se bloquea cuando el equipo duerme, se cierra su tapa o se bloquea su pantalla.</translation>
    </message>
    <message>
        <source>How it looks and speaks</source>
        <translation>Aspecto e idioma</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Leaving in a hurry</source>
        <translation>Salir con prisa</translation>
    </message>
    <message>
        <source>What opens this vault</source>
        <translation>Qué abre esta bóveda</translation>
    </message>
    <message>
        <source>The way to the server</source>
        <translation>El camino al servidor</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Comprobar la bóveda</translation>
    </message>
    <message>
        <source>Take everything out</source>
        <translation>Sacar todo</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share a case with another group</source>
        <translation>Compartir un caso con otro grupo</translation>
    </message>
    <message>
        <source>They get a copy of today, sealed to their coordination. Later work goes when you share it again.</source>
        <translation>Reciben una copia de hoy, sellada para su coordinación. El trabajo posterior va cuando se comparte otra vez.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Which of these, as narrators named them, is that group?</source>
        <translation>¿Cuál de estos, como los nombraron quienes contaron, es ese grupo?</translation>
    </message>
    <message>
        <source>No narrator has named partners and agreed to share with them.</source>
        <translation>Nadie ha nombrado aliadas ni autorizado compartir con ellas.</translation>
    </message>
    <message>
        <source>Do not share</source>
        <translation>No compartir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>See what would go</source>
        <translation>Ver qué saldría</translation>
    </message>
    <message>
        <source>Share this</source>
        <translation>Compartir esto</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n testimony(s))</source>
        <translation>
            <numerusform>%1 (%n testimonio)</numerusform>
            <numerusform>%1 (%n testimonios)</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no group to share with yet</source>
        <translation>Todavía no hay ningún grupo con el que compartir</translation>
    </message>
    <message>
        <source>Exchange cards with one, and compare their words, on the page of the group.</source>
        <translation>Intercambien tarjetas con uno y comparen las palabras en la página del grupo.</translation>
    </message>
    <message>
        <source>This would go to %1</source>
        <translation>Esto iría a %1</translation>
    </message>
    <message>
        <source>No program can tell whom words name and whom pictures show: look at it before you share it. What they write down or save out, nobody can take back.</source>
        <translation>Ningún programa sabe a quién nombran las palabras ni a quién muestran las imágenes: mírelo antes de compartirlo. Lo que ellos anoten o saquen, nadie lo puede retirar.</translation>
    </message>
    <message>
        <source>Nothing: nobody agreed to this.</source>
        <translation>Nada: nadie autorizó esto.</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Esto se queda</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that consent does not cover</source>
        <translation>
            <numerusform>%n archivo que el consentimiento no cubre</numerusform>
            <numerusform>%n archivos que el consentimiento no cubre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that did not come here yet</source>
        <translation>
            <numerusform>%n archivo que todavía no llegó aquí</numerusform>
            <numerusform>%n archivos que todavía no llegaron aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrators set conditions. They bind whoever gets this.</source>
        <translation>Quienes narran pusieron condiciones. Obligan a quien reciba esto.</translation>
    </message>
    <message>
        <source>It goes with the next sync</source>
        <translation>Sale con la próxima sincronización</translation>
    </message>
    <message>
        <source>When they have it, it is said here. If consent ends, their copy goes at the syncs that follow.</source>
        <translation>Cuando lo tengan, se dice aquí. Si el consentimiento termina, su copia se va en las sincronizaciones que siguen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ShareEntry</name>
    <message>
        <source>PIN of this share</source>
        <translation>PIN de esta parte</translation>
    </message>
</context>
<context>
    <name>ShareLine</name>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>They have it</source>
        <translation>Lo tienen</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Sin confirmar todavía</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>Retirar %1</translation>
    </message>
    <message>
        <source>With %1: %2, as on %3</source>
        <translation>Con %1: %2, como el %3</translation>
    </message>
</context>
<context>
    <name>SharesDialog</name>
    <message>
        <source>Shares for people you trust</source>
        <translation>Partes para personas de confianza</translation>
    </message>
    <message>
        <source>Each gets a share on paper and a PIN. One alone opens nothing; so many together open the vault.</source>
        <translation>Cada persona recibe una parte en papel y un PIN. Una sola no abre nada; varias juntas abren la bóveda.</translation>
    </message>
    <message>
        <source>Choose people who do not all live in one house, and who would not all be arrested on one day.</source>
        <translation>Elija personas que no vivan todas en una casa y a las que no detendrían a todas el mismo día.</translation>
    </message>
    <message>
        <source>How many people get a share</source>
        <translation>Cuántas personas reciben una parte</translation>
    </message>
    <message>
        <source>How many of them are needed to open</source>
        <translation>Cuántas hacen falta para abrir</translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation>Su frase de paso, una vez más</translation>
    </message>
    <message>
        <source>Next share</source>
        <translation>Parte siguiente</translation>
    </message>
    <message>
        <source>Make the shares</source>
        <translation>Hacer las partes</translation>
    </message>
    <message>
        <source>The shares are made.</source>
        <translation>Las partes están hechas.</translation>
    </message>
    <message>
        <source>Take down every one of them, and tell each holder the PIN by mouth. If you close this before you have taken down all, they are removed.</source>
        <translation>Pase cada una al papel y diga a cada persona su PIN de palabra. Si cierra esto antes de pasarlas todas, se quitan.</translation>
    </message>
    <message>
        <source>Share %1 of %2, for %3</source>
        <translation>Parte %1 de %2, para %3</translation>
    </message>
    <message>
        <source>PIN: %1 (not printed; tell it by mouth)</source>
        <translation>PIN: %1 (no se imprime; dígalo de palabra)</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Make a recovery sheet</source>
        <translation>Hacer una hoja de recuperación</translation>
    </message>
    <message>
        <source>24 words on paper that open this vault when the passphrase is lost.</source>
        <translation>24 palabras en papel que abren esta bóveda cuando la frase de paso se pierde.</translation>
    </message>
    <message>
        <source>Whoever has the sheet and this laptop, or a backup, opens the vault too: it belongs somewhere else than the laptop, where nobody looks for it.</source>
        <translation>Quien tenga la hoja y este equipo, o una copia de respaldo, también abre la bóveda: guárdela en otro lugar que el equipo, donde nadie la busque.</translation>
    </message>
    <message>
        <source>Your passphrase, once more</source>
        <translation>Su frase de paso, una vez más</translation>
    </message>
    <message>
        <source>Put the words on paper now: they are shown only this once. Then prove it from the paper.</source>
        <translation>Pase ahora las palabras al papel: solo se muestran esta vez. Después pruébela desde el papel.</translation>
    </message>
    <message>
        <source>Make the sheet</source>
        <translation>Hacer la hoja</translation>
    </message>
    <message>
        <source>Prove it now…</source>
        <translation>Probarla ahora…</translation>
    </message>
    <message>
        <source>The sheet is made.</source>
        <translation>La hoja está hecha.</translation>
    </message>
    <message>
        <source>It opens the vault from now on. If you close this without printing or showing it, it is removed.</source>
        <translation>Abre la bóveda desde ahora. Si cierra esto sin imprimirla ni mostrarla, se quita.</translation>
    </message>
</context>
<context>
    <name>SheetOfferCard</name>
    <message>
        <source>Nothing but your passphrase opens this vault</source>
        <translation>Solo su frase de paso abre esta bóveda</translation>
    </message>
    <message>
        <source>If it is forgotten, nobody can open what is here. A recovery sheet on paper is a way back.</source>
        <translation>Si se olvida, nadie puede abrir lo que hay aquí. Una hoja de recuperación en papel es un camino de vuelta.</translation>
    </message>
    <message>
        <source>Make a recovery sheet…</source>
        <translation>Hacer una hoja de recuperación…</translation>
    </message>
    <message>
        <source>Ask again in a month</source>
        <translation>Preguntar en un mes</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>That you looked at this could not be written down.</source>
        <translation>No se pudo anotar que usted miró esto.</translation>
    </message>
    <message>
        <source>Save this list out</source>
        <translation>Sacar esta lista</translation>
    </message>
    <message>
        <source>The list is saved.</source>
        <translation>La lista está guardada.</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Somebody whose name has not come yet</source>
        <translation>Alguien cuyo nombre aún no ha llegado</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>Tomar esta</translation>
    </message>
    <message>
        <source>Take the answer of %1</source>
        <translation>Tomar la respuesta de %1</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Ajustes (Ctrl+,)</translation>
    </message>
    <message>
        <source>Help and about (F1)</source>
        <translation>Ayuda e información (F1)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Bloquear (Ctrl+L)</translation>
    </message>
    <message>
        <source>Working alone</source>
        <translation>Por cuenta propia</translation>
    </message>
</context>
<context>
    <name>SmallCopyView</name>
    <message>
        <source>Small copy; the original is still on the way</source>
        <translation>Copia pequeña; el original todavía está en camino</translation>
    </message>
    <message>
        <source>It is no evidence. The original takes its place by itself.</source>
        <translation>Esta copia no es evidencia. El original ocupa su lugar por sí mismo.</translation>
    </message>
    <message>
        <source>Small copy; the original was removed from this laptop</source>
        <translation>Copia pequeña; el original se quitó de este equipo</translation>
    </message>
    <message>
        <source>It is no evidence. The original can be fetched again: it comes with a sync.</source>
        <translation>No es prueba. El original se puede traer otra vez: llega con una sincronización.</translation>
    </message>
</context>
<context>
    <name>SpendingRow</name>
    <message>
        <source>Paused: nothing goes by itself. “Sync now” still syncs once.</source>
        <translation>En pausa: nada sale por sí solo. «Sincronizar» sincroniza igual una vez.</translation>
    </message>
    <message>
        <source>Your system says that this connection is paid for by the byte.</source>
        <translation>El sistema dice que en esta conexión se paga por cada byte.</translation>
    </message>
    <message>
        <source>Words only; photos and recordings wait</source>
        <translation>Solo palabras; las fotos y grabaciones esperan</translation>
    </message>
    <message>
        <source>Photos and recordings even if paid by the byte</source>
        <translation>Fotos y grabaciones aunque se pague por byte</translation>
    </message>
    <message>
        <source>At most in one sync</source>
        <translation>Como máximo en una sincronización</translation>
    </message>
    <message>
        <source>Words always go. What is held back goes on from there next time.</source>
        <translation>Las palabras siempre salen. Lo retenido sigue desde ahí la próxima vez.</translation>
    </message>
    <message>
        <source>As much as there is</source>
        <translation>Todo lo que haya</translation>
    </message>
</context>
<context>
    <name>StickChoice</name>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Progress of the sync</source>
        <translation>Avance de la sincronización</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincronizar</translation>
    </message>
    <message>
        <source>Sync now and show how it goes (Ctrl+0 shows the page)</source>
        <translation>Sincronizar ahora y mostrar cómo va (Ctrl+0 muestra la página)</translation>
    </message>
    <message>
        <source>Join a group…</source>
        <translation>Unirse a un grupo…</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Unirse…</translation>
    </message>
    <message>
        <source>Follow it…</source>
        <translation>Ver cómo va…</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Sincronizar</translation>
    </message>
    <message>
        <source>Stop here for today</source>
        <translation>Parar aquí por hoy</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar</translation>
    </message>
    <message>
        <source>Set aside: it blocks nothing else, and nothing of it is lost.</source>
        <translation>Apartado: no detiene nada más, y nada de ello se pierde.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>Join a group…</source>
        <translation>Unirse a un grupo…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Send everything again</source>
        <translation>Enviar todo otra vez</translation>
    </message>
    <message>
        <source>The server contradicted itself once.</source>
        <translation>El servidor se contradijo una vez.</translation>
    </message>
    <message>
        <source>Its signed proofs are kept in this vault. What is said to be delivered was proved since.</source>
        <translation>Sus pruebas firmadas se guardan en esta bóveda. Lo que aquí figura como entregado se probó después.</translation>
    </message>
</context>
<context>
    <name>TakeOutCard</name>
    <message>
        <source>Take out for a purpose…</source>
        <translation>Sacar para un fin…</translation>
    </message>
    <message>
        <source>My own whole backup…</source>
        <translation>Mi propia copia completa…</translation>
    </message>
    <message>
        <source>Records as tables, and files as they are, in a folder that any program can read. What narrators did not agree to stays, and you see what and why before anything is written.</source>
        <translation>Los registros como tablas y los archivos tal cual, en una carpeta que cualquier programa puede leer. Lo que quienes narran no autorizaron se queda, y usted ve qué y por qué antes de que se escriba nada.</translation>
    </message>
    <message>
        <source>Everything, whatever anybody agreed to, for you alone, and not sealed.</source>
        <translation>Todo, sin importar lo autorizado, solo para usted, y sin sellar.</translation>
    </message>
</context>
<context>
    <name>TakeOutDialog</name>
    <message>
        <source>See what would leave</source>
        <translation>Ver qué saldría</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>¿Para qué es?</translation>
    </message>
    <message>
        <source>Only what narrators agreed to for this leaves the vault. What leaves is not sealed: whoever has the disk or stick can read it.</source>
        <translation>De la bóveda sale solo lo que quienes narran autorizaron para esto. Lo que sale no está sellado: quien tenga el disco o la memoria puede leerlo.</translation>
    </message>
    <message>
        <source>Looking through the vault…</source>
        <translation>Revisando la bóveda…</translation>
    </message>
    <message>
        <source>Looking through the vault… %1</source>
        <translation>Revisando la bóveda… %1</translation>
    </message>
    <message>
        <source>No program can tell whom words name and whom pictures show: look through it before you pass it on. It is not sealed, and deleting it may leave traces.</source>
        <translation>Ningún programa sabe a quién nombran las palabras ni a quién muestran las fotos: revíselo antes de entregarlo. No está sellado, y al borrarlo pueden quedar rastros.</translation>
    </message>
</context>
<context>
    <name>TimeInput</name>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Log a threat</source>
        <translation>Registrar amenaza</translation>
    </message>
    <message>
        <source>New testimony</source>
        <translation>Testimonio nuevo</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Search everything on this laptop</source>
        <translation>Buscar en todo este equipo</translation>
    </message>
    <message>
        <source>Search everything on this laptop…   (Ctrl+K)</source>
        <translation>Buscar en todo este equipo…   (Ctrl+K)</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Le espera a usted</translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation>Nada le espera ahora.</translation>
    </message>
    <message>
        <source>Answers from others</source>
        <translation>Respuestas de otras personas</translation>
    </message>
    <message>
        <source>Answers to your records will stand here.</source>
        <translation>Aquí aparecerán las respuestas a sus registros.</translation>
    </message>
    <message>
        <source>Where your records are</source>
        <translation>Dónde están sus registros</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message numerus="yes">
        <source>and %n more draft(s)</source>
        <translation>
            <numerusform>y %n borrador más</numerusform>
            <numerusform>y %n borradores más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) with two values: somebody has to choose</source>
        <translation>
            <numerusform>%n respuesta con dos valores: alguien tiene que elegir</numerusform>
            <numerusform>%n respuestas con dos valores: alguien tiene que elegir</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>Dos versiones</translation>
    </message>
    <message>
        <source>on “%1”</source>
        <translation>sobre “%1”</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Alguien desconocido</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Unfinished: %1</source>
        <translation>Sin terminar: %1</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>Borrador guardado %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Buenos días</translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Buenos días, %1</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Buenas tardes</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Buenas tardes, %1</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Buenas noches</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Buenas noches, %1</translation>
    </message>
</context>
<context>
    <name>TwoAnswers</name>
    <message>
        <source>Compare and choose…</source>
        <translation>Comparar y elegir…</translation>
    </message>
    <message>
        <source>Two answers</source>
        <translation>Dos respuestas</translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n respuesta</numerusform>
            <numerusform>%n respuestas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>¿Olvidó la frase de paso?</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>Otra bóveda…</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Desbloqueando</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de paso</translation>
    </message>
    <message>
        <source>Everything here is sealed until you unlock it.</source>
        <translation>Todo aquí está sellado hasta que usted lo desbloquee.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Desbloqueando…</translation>
    </message>
</context>
<context>
    <name>UnsupportedInput</name>
    <message>
        <source>This program cannot ask this kind of question yet.</source>
        <translation>Este programa todavía no puede hacer este tipo de pregunta.</translation>
    </message>
    <message>
        <source>This program cannot show this kind of answer yet. It is kept as it came: %1</source>
        <translation>Este programa todavía no puede mostrar este tipo de respuesta. Se conserva tal como llegó: %1</translation>
    </message>
</context>
<context>
    <name>Wanting</name>
    <message>
        <source>Fetch it again</source>
        <translation>Traerlo de nuevo</translation>
    </message>
    <message>
        <source>It comes with the next sync.</source>
        <translation>Llega con la próxima sincronización.</translation>
    </message>
</context>
<context>
    <name>WayBackScreen</name>
    <message>
        <source>I have the recovery sheet: 24 words on paper</source>
        <translation>Tengo la hoja de recuperación: 24 palabras en papel</translation>
    </message>
    <message>
        <source>People I trust hold shares</source>
        <translation>Personas de mi confianza guardan partes</translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation>La frase nueva</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>¿Olvidó la frase de paso?</translation>
    </message>
    <message>
        <source>Set a new passphrase. The forgotten one opens nothing from then on.</source>
        <translation>Ponga una frase nueva. La olvidada ya no abre nada desde entonces.</translation>
    </message>
    <message>
        <source>This opens your vault.</source>
        <translation>Esto abre su bóveda.</translation>
    </message>
    <message>
        <source>Everything in it is as it was.</source>
        <translation>Todo en ella está como estaba.</translation>
    </message>
    <message>
        <source>Set it and open the vault</source>
        <translation>Ponerla y abrir la bóveda</translation>
    </message>
    <message>
        <source>A sheet or shares that were made before open the vault. Nothing else does.</source>
        <translation>La abre una hoja, o partes, que se hicieron antes. Nada más la abre.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Prove a share…</source>
        <translation>Probar una parte…</translation>
    </message>
    <message>
        <source>Prove it…</source>
        <translation>Probarla…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>A newer one was proved: this one can be removed.</source>
        <translation>Se probó una más nueva: esta se puede quitar.</translation>
    </message>
</context>
<context>
    <name>WayDialog</name>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>WayFields</name>
    <message>
        <source>Address of the proxy</source>
        <translation>Dirección del proxy</translation>
    </message>
    <message>
        <source>for example 192.168.1.1:8080</source>
        <translation>por ejemplo 192.168.1.1:8080</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Trying… Through Tor it may take a minute.</source>
        <translation>Probando… Por Tor puede tardar un minuto.</translation>
    </message>
    <message>
        <source>This way leads to your group.</source>
        <translation>Este camino lleva a su grupo.</translation>
    </message>
    <message>
        <source>This way leads to the server.</source>
        <translation>Este camino lleva al servidor.</translation>
    </message>
    <message>
        <source>The address of a proxy is a name or number, a colon, and a port.</source>
        <translation>La dirección de un proxy es un nombre o un número, dos puntos y un puerto.</translation>
    </message>
    <message>
        <source>The proxy answers.</source>
        <translation>El proxy responde.</translation>
    </message>
    <message>
        <source>Somebody answers at the address of the server.</source>
        <translation>Alguien responde en la dirección del servidor.</translation>
    </message>
    <message>
        <source>It holds the key that your invitation named: it is the right one.</source>
        <translation>Tiene la clave que nombra su invitación: es el correcto.</translation>
    </message>
    <message>
        <source>It knows your group and this laptop.</source>
        <translation>Conoce a su grupo y este equipo.</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Como diga el sistema</translation>
    </message>
    <message>
        <source>Straight, without a proxy</source>
        <translation>Directo, sin proxy</translation>
    </message>
    <message>
        <source>Through Tor</source>
        <translation>Por Tor</translation>
    </message>
    <message>
        <source>Through an HTTP proxy</source>
        <translation>Por un proxy HTTP</translation>
    </message>
    <message>
        <source>Through a SOCKS proxy</source>
        <translation>Por un proxy SOCKS</translation>
    </message>
    <message>
        <source>Tor hides from this network which server you talk to. Start the Tor Browser, or the system&apos;s own Tor, and leave it open; it is found by itself. It is slower.</source>
        <translation>Tor oculta a esta red con qué servidor se comunica. Abra el Navegador Tor, o el Tor del sistema, y déjelo abierto; se encuentra solo. Es más lento.</translation>
    </message>
    <message>
        <source>Whoever keeps the network knows the address. If the proxy wants a password: name:password@address:port. It is kept in the vault alone.</source>
        <translation>Quien mantiene la red conoce la dirección. Si el proxy pide una contraseña: nombre:contraseña@dirección:puerto. Se guarda solo en la bóveda.</translation>
    </message>
    <message>
        <source>Server addresses that end in .onion go through Tor, whatever is chosen here.</source>
        <translation>Las direcciones de servidor que terminan en .onion van por Tor, se elija aquí lo que se elija.</translation>
    </message>
</context>
<context>
    <name>WayThereCard</name>
    <message>
        <source>Way to the server</source>
        <translation>Camino al servidor</translation>
    </message>
    <message>
        <source>It is kept. There is no server to try before you belong to a group.</source>
        <translation>Está guardado. Mientras no pertenezca a un grupo no hay servidor que probar.</translation>
    </message>
</context>
<context>
    <name>WayToJoin</name>
    <message>
        <source>How does this laptop reach the internet?</source>
        <translation>¿Cómo llega este equipo a internet?</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>Ways to open this vault…</source>
        <translation>Maneras de abrir esta bóveda…</translation>
    </message>
    <message>
        <source>The passphrase, a recovery sheet on paper, shares for people you trust, a duress passphrase: change, make, prove and remove them.</source>
        <translation>La frase de paso, una hoja de recuperación en papel, partes para personas de confianza, una frase de coacción: cambiarlas, hacerlas, probarlas y quitarlas.</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>Ways to open this vault</source>
        <translation>Maneras de abrir esta bóveda</translation>
    </message>
    <message>
        <source>Nobody can see from outside which of these there are, not even how many.</source>
        <translation>Nadie puede ver desde fuera cuáles de estas hay, ni siquiera cuántas.</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Cambiar la frase de paso…</translation>
    </message>
    <message>
        <source>Make a recovery sheet…</source>
        <translation>Hacer una hoja de recuperación…</translation>
    </message>
    <message>
        <source>Make shares…</source>
        <translation>Hacer partes…</translation>
    </message>
    <message>
        <source>About a duress passphrase…</source>
        <translation>Sobre una frase de coacción…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>24 words on paper, for the day that the passphrase is forgotten.</source>
        <translation>24 palabras en papel, para el día en que se olvide la frase de paso.</translation>
    </message>
    <message>
        <source>People you trust</source>
        <translation>Personas de confianza</translation>
    </message>
    <message>
        <source>Each holds a share and a PIN; so many of them together open the vault.</source>
        <translation>Cada una guarda una parte y un PIN; varias juntas abren la bóveda.</translation>
    </message>
    <message>
        <source>Duress passphrase</source>
        <translation>Frase de coacción</translation>
    </message>
    <message>
        <source>For somebody who may be forced to unlock. It destroys the vault; off unless you set it.</source>
        <translation>Para quien pueda ser obligado a abrir. Destruye la bóveda; no existe si usted no la pone.</translation>
    </message>
    <message>
        <source>Replace the duress passphrase…</source>
        <translation>Cambiar la frase de coacción…</translation>
    </message>
</context>
<context>
    <name>WholeBackupDialog</name>
    <message>
        <source>This folder will NOT be sealed</source>
        <translation>Esta carpeta NO estará sellada</translation>
    </message>
    <message>
        <source>Whoever gets it reads everything: names, testimonies, recordings, threats, also what narrators did not agree to share. It needs no passphrase. Deleting it later may leave traces on a disk or stick.</source>
        <translation>Quien la tenga lo lee todo: nombres, testimonios, grabaciones, amenazas, también lo que quienes narran no autorizaron compartir. No hace falta ninguna frase. Si después la borra, pueden quedar rastros en el disco o la memoria.</translation>
    </message>
    <message>
        <source>It is meant for you alone, so that you are never stranded with this program: open formats that other programs read. To be safe from a lost laptop, a sealed backup is better.</source>
        <translation>Es solo para usted, para que nunca dependa de este programa: formatos abiertos que otros programas leen. Para no perder nada con el equipo es mejor una copia sellada.</translation>
    </message>
    <message>
        <source>This is my own whole backup. I will not pass it on, and I know that whoever has it reads all of it.</source>
        <translation>Es mi propia copia completa. No la entregaré a nadie, y sé que quien la tenga lo lee todo.</translation>
    </message>
    <message>
        <source>Leave it in the vault</source>
        <translation>Dejarlo en la bóveda</translation>
    </message>
    <message>
        <source>Choose where to write everything…</source>
        <translation>Elegir dónde escribir todo…</translation>
    </message>
    <message>
        <source>My own whole backup</source>
        <translation>Mi propia copia completa</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Parar y cerrar</translation>
    </message>
    <message>
        <source>Where to write everything</source>
        <translation>Dónde escribir todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>WithdrawalDialog</name>
    <message>
        <source>Withdraw consent</source>
        <translation>Retirar el consentimiento</translation>
    </message>
    <message>
        <source>Who told you something can take it back at any time, without a reason, in part or as a whole.</source>
        <translation>Quien contó algo puede retirarlo cuando quiera, sin dar razones, en parte o por completo.</translation>
    </message>
    <message>
        <source>Some uses end; the testimony stays with us</source>
        <translation>Terminan algunos usos; el testimonio se queda con nosotros</translation>
    </message>
    <message>
        <source>Everything: delete what was told</source>
        <translation>Todo: borrar lo que se contó</translation>
    </message>
    <message>
        <source>Who had it until now</source>
        <translation>Quiénes lo tuvieron hasta ahora</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>En sus palabras</translation>
    </message>
    <message>
        <source>In their words, if they said more</source>
        <translation>En sus palabras, si dijo algo más</translation>
    </message>
    <message>
        <source>They said so: everything is to be deleted</source>
        <translation>Así lo dijo: hay que borrar todo</translation>
    </message>
    <message>
        <source>With it: %1</source>
        <translation>Con él: %1</translation>
    </message>
    <message>
        <source>Everything: only whoever recorded it, or a coordinator, can delete it</source>
        <translation>Todo: solo puede borrarlo quien lo recogió, o la coordinación</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n notas</numerusform>
        </translation>
    </message>
    <message>
        <source>Its words, %1 and %2 are deleted on this laptop at once, with the keys that open them; on every other laptop and on the server as soon as they hear of it. What stays says that consent was withdrawn, when, and who had it. Nobody can bring it back.</source>
        <translation>Sus palabras, %1 y %2 se borran en este equipo enseguida, con las claves que los abren; en los demás equipos y en el servidor, en cuanto se enteren. Queda dicho que se retiró el consentimiento, cuándo, y quiénes lo tuvieron. Nadie puede recuperarlo.</translation>
    </message>
    <message>
        <source>It was deleted on this laptop.</source>
        <translation>Se borró en este equipo.</translation>
    </message>
    <message>
        <source>These uses end now; the others follow from the moment they hear of it.</source>
        <translation>Estos usos terminan ahora; las demás personas lo cumplen desde que se enteran.</translation>
    </message>
    <message>
        <source>Tell those who had it:</source>
        <translation>Avise a quienes lo tuvieron:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>by %1</source>
        <translation>por %1</translation>
    </message>
    <message>
        <source>On %1, by you</source>
        <translation>El %1, por usted</translation>
    </message>
    <message>
        <source>On %1, by %2</source>
        <translation>El %1, por %2</translation>
    </message>
</context>
<context>
    <name>WithdrawnCard</name>
    <message>
        <source>Consent ended for some uses: %1</source>
        <translation>Terminó el consentimiento para algunos usos: %1</translation>
    </message>
    <message>
        <source>Consent was withdrawn: %1</source>
        <translation>Se retiró el consentimiento: %1</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>It is not on this laptop any more. These had it and have to be told:</source>
        <translation>Ya no está en este equipo. Estas personas lo tuvieron y hay que avisarles:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Verlo</translation>
    </message>
    <message>
        <source>I know</source>
        <translation>Ya lo sé</translation>
    </message>
</context>
<context>
    <name>WithdrawnView</name>
    <message>
        <source>Consent was withdrawn</source>
        <translation>Se retiró el consentimiento</translation>
    </message>
    <message>
        <source>Who had it until then</source>
        <translation>Quiénes lo tuvieron hasta entonces</translation>
    </message>
    <message>
        <source>%1: consent was withdrawn</source>
        <translation>%1: se retiró el consentimiento</translation>
    </message>
</context>
<context>
    <name>WordsEdit</name>
    <message>
        <source>Words that begin like this</source>
        <translation>Palabras que empiezan así</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>The 24 words of the sheet</source>
        <translation>Las 24 palabras de la hoja</translation>
    </message>
    <message>
        <source>The 20 words of the share</source>
        <translation>Las 20 palabras de la parte</translation>
    </message>
    <message>
        <source>The words in their order, with spaces between them</source>
        <translation>Las palabras en su orden, con espacios entre ellas</translation>
    </message>
    <message>
        <source>Four letters of each word are enough.</source>
        <translation>Bastan cuatro letras de cada palabra.</translation>
    </message>
    <message>
        <source>From a picture of the QR code…</source>
        <translation>De una imagen del código QR…</translation>
    </message>
    <message>
        <source>%1 of %2 words</source>
        <translation>%1 de %2 palabras</translation>
    </message>
    <message>
        <source>Word %1, “%2”, is in no list. Compare it with the paper.</source>
        <translation>La palabra %1, “%2”, no está en ninguna lista. Compárela con el papel.</translation>
    </message>
    <message>
        <source>These are too many words: look for one that stands there twice.</source>
        <translation>Son demasiadas palabras: busque una que esté dos veces.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>A picture of the QR code</source>
        <translation>Una imagen del código QR</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <source>Hide the words</source>
        <translation>Ocultar las palabras</translation>
    </message>
    <message>
        <source>Show the words, to copy them by hand</source>
        <translation>Mostrar las palabras, para copiarlas a mano</translation>
    </message>
    <message>
        <source>Words to compare</source>
        <translation>Palabras para comparar</translation>
    </message>
    <message>
        <source>Digits to compare</source>
        <translation>Números para comparar</translation>
    </message>
    <message>
        <source>Where your two programs speak different languages, compare these digits:</source>
        <translation>Si sus dos programas están en idiomas distintos, comparen estos números:</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Draft, not saved yet</source>
        <translation>Borrador, aún sin guardar</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Borrador guardado</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>How large its files may be</source>
        <translation>Cuánto pueden medir sus archivos</translation>
    </message>
    <message>
        <source>In files of at most 20 MB</source>
        <translation>En archivos de a lo más 20 MB</translation>
    </message>
    <message>
        <source>In files of at most 100 MB</source>
        <translation>En archivos de a lo más 100 MB</translation>
    </message>
    <message>
        <source>In files of at most 1 GB</source>
        <translation>En archivos de a lo más 1 GB</translation>
    </message>
    <message>
        <source>In files of at most 4 GB (more than that FAT32 does not take)</source>
        <translation>En archivos de a lo más 4 GB (FAT32 no admite más)</translation>
    </message>
    <message>
        <source>Words alone; photographs and recordings another day</source>
        <translation>Solo las palabras; fotografías y grabaciones otro día</translation>
    </message>
    <message>
        <source>No stick is plugged in.</source>
        <translation>No hay ninguna memoria USB conectada.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Writing what waits, words first</source>
        <translation>Escribiendo lo que espera, las palabras primero</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>Qué hacer con él</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Write a parcel</source>
        <translation>Escribir un paquete</translation>
    </message>
    <message>
        <source>What waits here goes onto the stick, sealed: whoever carries or finds it sees how much it is and by which laptop, and can read nothing. Each file of it can go alone; the first one has the most urgent.</source>
        <translation>Lo que espera aquí va sellado a la memoria: quien la lleve o la encuentre ve cuánto es y de qué equipo, y no puede leer nada. Cada archivo puede ir solo; el primero lleva lo más urgente.</translation>
    </message>
    <message>
        <source>Waiting here: about %1.</source>
        <translation>Esperan aquí: unos %1.</translation>
    </message>
    <message>
        <source>Nothing waits here. A parcel asks for news all the same.</source>
        <translation>Aquí no espera nada. Un paquete pide noticias de todos modos.</translation>
    </message>
    <message>
        <source>At any computer with a network: open %1 in a browser. The browser warns that it does not know the server; go on all the same (“Advanced”, then continue): the parcel is sealed, and a false answer is found out here. Choose each file, save each answer on the stick, and read them here. Type no passphrase at that computer.
Or without any network: somebody of the coordination reads the files with Amparo, and gives you a parcel back.</source>
        <translation>En cualquier computadora con red: abra %1 en un navegador. El navegador avisa que no conoce el servidor; siga de todos modos («Avanzado», luego continuar): el paquete está sellado, y una respuesta falsa se descubre aquí. Elija cada archivo, guarde cada respuesta en la memoria y léalas aquí. No escriba ninguna contraseña en esa computadora.
O sin ninguna red: alguien de la coordinación lee los archivos con Amparo y le devuelve un paquete.</translation>
    </message>
    <message>
        <source>The folder for the parcel</source>
        <translation>La carpeta para el paquete</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Files that are whole on the stick are good. The rest waits here; wait a moment before you pull out.</source>
        <translation>Los archivos enteros en la memoria sirven. El resto espera aquí; espere un momento antes de sacarla.</translation>
    </message>
</context>
<context>
    <name>WritingOut</name>
    <message>
        <source>Taking it out</source>
        <translation>Sacándolo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Leave the stick in, and the program open and unlocked, until it is done.</source>
        <translation>Deje la memoria puesta, y el programa abierto y sin bloquear, hasta que termine.</translation>
    </message>
    <message>
        <source>Looking through the vault…</source>
        <translation>Revisando la bóveda…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>What was written so far is being deleted. Wait a moment before you pull out a stick.</source>
        <translation>Se está borrando lo escrito hasta ahora. Espere un momento antes de sacar la memoria.</translation>
    </message>
    <message>
        <source>Writing photographs, recordings and papers…</source>
        <translation>Escribiendo fotos, grabaciones y papeles…</translation>
    </message>
    <message>
        <source>Writing records and tables…</source>
        <translation>Escribiendo registros y tablas…</translation>
    </message>
    <message>
        <source>Reading it back, to see that it is right…</source>
        <translation>Leyéndolo de nuevo, para ver que está bien…</translation>
    </message>
    <message>
        <source>It is in the folder “%1”.</source>
        <translation>Está en la carpeta «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be in it: they are not on this laptop.</source>
        <translation>
            <numerusform>%n archivo no pudo incluirse: no está en este equipo.</numerusform>
            <numerusform>%n archivos no pudieron incluirse: no están en este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) that were removed from this laptop are not in it.</source>
        <translation>
            <numerusform>Falta %n registro que se quitó de este equipo.</numerusform>
            <numerusform>Faltan %n registros que se quitaron de este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) or file(s) could not be read; the README names them.</source>
        <translation>
            <numerusform>%n registro o archivo no se pudo leer; el archivo README dice más.</numerusform>
            <numerusform>%n registros o archivos no se pudieron leer; el archivo README dice más.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not sealed: whoever has it can read it.</source>
        <translation>No está sellado: quien lo tenga puede leerlo.</translation>
    </message>
    <message>
        <source>It is taken out, and was read back</source>
        <translation>Está fuera, y se leyó de nuevo</translation>
    </message>
</context>
<context>
    <name>WrongTriesNotice</name>
    <message numerus="yes">
        <source>%n wrong try(s) to open this vault, %1</source>
        <translation>
            <numerusform>%n intento fallido de abrir esta bóveda, %1</numerusform>
            <numerusform>%n intentos fallidos de abrir esta bóveda, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>If that was not you, somebody may have had this laptop.</source>
        <translation>Si no fue usted, puede que alguien haya tenido este equipo.</translation>
    </message>
    <message>
        <source>since %1 today</source>
        <translation>desde las %1 de hoy</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde el %1</translation>
    </message>
</context>
<context>
    <name>_AskingCard</name>
    <message>
        <source>Ways in</source>
        <translation>Maneras de abrir</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>There is no backup on another disk yet.</source>
        <translation>Todavía no hay ninguna copia en otro disco.</translation>
    </message>
    <message>
        <source>Last backup: %1, %2</source>
        <translation>Última copia: %1, %2</translation>
    </message>
    <message>
        <source>The vault as it was on %1: %2 in all, %3 of it new.</source>
        <translation>La bóveda como estaba el %1: %2 en total, de ellos %3 nuevos.</translation>
    </message>
    <message>
        <source>Keep the stick somewhere else than the laptop.</source>
        <translation>Guarde la memoria en otro sitio que el equipo.</translation>
    </message>
    <message>
        <source>Backed up, and all of it read back from the stick.</source>
        <translation>La copia está hecha, y toda ella se leyó de vuelta de la memoria.</translation>
    </message>
    <message>
        <source>Written and read back, but on the same disk.</source>
        <translation>Escrito y leído de vuelta, pero en el mismo disco.</translation>
    </message>
    <message>
        <source>The vault is restored as it was on %1.</source>
        <translation>La bóveda está restaurada como estaba el %1.</translation>
    </message>
</context>
<context>
    <name>i18n</name>
    <message>
        <source>translation not reviewed</source>
        <translatorcomment>This whole file was made without a native reader. It needs one.</translatorcomment>
        <translation>traducción sin revisar</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Buscar en los casos</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Todavía no hay casos</translation>
    </message>
    <message>
        <source>A case holds what belongs together: a place, what happens there, who is affected.</source>
        <translation>Un caso reúne lo que va junto: un lugar, lo que pasa allí, a quién afecta.</translation>
    </message>
    <message>
        <source>Testimonies</source>
        <translation>Testimonios</translation>
    </message>
    <message>
        <source>New testimony</source>
        <translation>Testimonio nuevo</translation>
    </message>
    <message>
        <source>Search the testimonies</source>
        <translation>Buscar en los testimonios</translation>
    </message>
    <message>
        <source>No testimony yet</source>
        <translation>Todavía no hay testimonios</translation>
    </message>
    <message>
        <source>A testimony holds what somebody told, in their words, and what they agreed to.</source>
        <translation>Un testimonio guarda lo que alguien contó, en sus palabras, y lo que aceptó que se haga con ello.</translation>
    </message>
    <message>
        <source>Threat log</source>
        <translation>Amenazas</translation>
    </message>
    <message>
        <source>Log a threat</source>
        <translation>Registrar amenaza</translation>
    </message>
    <message>
        <source>Search the threat log</source>
        <translation>Buscar en las amenazas</translation>
    </message>
    <message>
        <source>No threat logged yet</source>
        <translation>Todavía no hay amenazas registradas</translation>
    </message>
    <message>
        <source>Log even small ones, the day they happen: repetition is the warning.</source>
        <translation>Registre también las pequeñas, el día en que ocurren: la repetición es el aviso.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>New person or group</source>
        <translation>Persona o grupo nuevo</translation>
    </message>
    <message>
        <source>Search the people</source>
        <translation>Buscar en las personas</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Todavía no hay nadie</translation>
    </message>
    <message>
        <source>People, groups, companies and authorities that your cases speak of.</source>
        <translation>Personas, grupos, empresas y autoridades de que hablan sus casos.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Pruebas</translation>
    </message>
    <message>
        <source>New evidence</source>
        <translation>Prueba nueva</translation>
    </message>
    <message>
        <source>Search the evidence</source>
        <translation>Buscar en las pruebas</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>Todavía no hay pruebas</translation>
    </message>
    <message>
        <source>Photos, recordings and papers. The original is sealed once and never changed.</source>
        <translation>Fotos, grabaciones y papeles. El original se sella una vez y no cambia nunca.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Hecho nuevo</translation>
    </message>
    <message>
        <source>Search the events</source>
        <translation>Buscar en los hechos</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Todavía no hay hechos</translation>
    </message>
    <message>
        <source>An event says who did what to whom, when and where.</source>
        <translation>Un hecho dice quién hizo qué a quién, cuándo y dónde.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>Acción nueva</translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation>Buscar en las acciones</translation>
    </message>
    <message>
        <source>No action yet</source>
        <translation>Todavía no hay acciones</translation>
    </message>
    <message>
        <source>Appeals, letters, complaints and submissions, with their deadlines and answers.</source>
        <translation>Llamamientos, cartas, denuncias e informes, con sus plazos y respuestas.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>These 24 words open a vault of the program Amparo when its passphrase is lost.</source>
        <translation>Estas 24 palabras abren una bóveda del programa Amparo cuando se pierde su frase de paso.</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>Qué hacer con ella</translation>
    </message>
    <message>
        <source>Where to keep it</source>
        <translation>Dónde guardarla</translation>
    </message>
    <message>
        <source>Share %1 of %2</source>
        <translation>Parte %1 de %2</translation>
    </message>
    <message>
        <source>Any %1 of %2 such shares, each with its PIN, open a vault of the program Amparo together.</source>
        <translation>Cualesquiera %1 de %2 partes como esta, cada una con su PIN, abren juntas una bóveda del programa Amparo.</translation>
    </message>
    <message>
        <source>Held by: %1</source>
        <translation>La guarda: %1</translation>
    </message>
    <message>
        <source>1. Start Amparo on the laptop with the vault.</source>
        <translation>1. Abra Amparo en el equipo que tiene la bóveda.</translation>
    </message>
    <message>
        <source>2. Press “Forgot the passphrase?”.</source>
        <translation>2. Pulse “¿Olvidó la frase de paso?”.</translation>
    </message>
    <message>
        <source>3. Type the words in their order, or let it read a picture of the code.</source>
        <translation>3. Escriba las palabras en su orden, o déjele leer una imagen del código.</translation>
    </message>
    <message>
        <source>Keep no photograph of it, and do not send it. Burn it when a newer one is proved.</source>
        <translation>No conserve fotos de ella ni la envíe. Quémela cuando haya probado una más nueva.</translation>
    </message>
    <message>
        <source>Write the PIN nowhere near it. Keep no photograph of the share, and do not send it.</source>
        <translation>No escriba el PIN cerca. No conserve fotos de la parte ni la envíe.</translation>
    </message>
    <message>
        <source>4. Set a new passphrase. The words stay good.</source>
        <translation>4. Ponga una frase nueva. Las palabras siguen valiendo.</translation>
    </message>
    <message>
        <source>Whoever has this sheet and the laptop, or a backup of it, reads everything in the vault.</source>
        <translation>Quien tenga esta hoja y el equipo, o una copia de respaldo, lee todo lo que hay en la bóveda.</translation>
    </message>
    <message>
        <source>Keep it dry, hidden, and in another house than the laptop. Tell nobody what it is.</source>
        <translation>Guárdela seca, escondida y en otra casa que el equipo. No diga a nadie qué es.</translation>
    </message>
    <message>
        <source>Without the laptop or a backup it opens nothing: it holds no records.</source>
        <translation>Sin el equipo o una copia de respaldo no abre nada: no contiene registros.</translation>
    </message>
    <message>
        <source>1. When you are asked for it, first make sure who asks, and why.</source>
        <translation>1. Cuando se la pidan, asegúrese primero de quién la pide y para qué.</translation>
    </message>
    <message>
        <source>2. In Amparo: “Forgot the passphrase?”, then “shares”. Type the words in their order.</source>
        <translation>2. En Amparo: “¿Olvidó la frase de paso?”, después “partes”. Escriba las palabras en su orden.</translation>
    </message>
    <message>
        <source>3. Type the PIN yourself. It does not stand here: know it by heart.</source>
        <translation>3. Escriba usted el PIN. No está aquí: apréndalo de memoria.</translation>
    </message>
    <message>
        <source>This share alone opens nothing. Together with others it opens everything in the vault.</source>
        <translation>Esta parte sola no abre nada. Junto con otras abre todo lo que hay en la bóveda.</translation>
    </message>
    <message>
        <source>Keep it dry and hidden, not near the laptop, and never together with another share.</source>
        <translation>Guárdela seca y escondida, lejos del equipo, y nunca junto a otra parte.</translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Nothing was written, and everything waits as before.</source>
        <translation>No se escribió nada, y todo espera como antes.</translation>
    </message>
    <message>
        <source>It is the file “%1” (%2).</source>
        <translation>Es el archivo «%1» (%2).</translation>
    </message>
    <message>
        <source>Files on the stick: “%1” to “%3” (%2 together). Each can go alone, in any order.</source>
        <translation>Archivos en la memoria: de «%1» a «%3» (%2 en total). Cada uno puede ir solo, en cualquier orden.</translation>
    </message>
    <message>
        <source>The stick is full: what is on it is whole.</source>
        <translation>La memoria está llena: lo que hay en ella está entero.</translation>
    </message>
    <message>
        <source>Not everything is in it; the rest waits for another day.</source>
        <translation>No está todo; el resto espera otro día.</translation>
    </message>
    <message>
        <source>Some files could not be read from this laptop: check the vault.</source>
        <translation>Algunos archivos no se pudieron leer en este equipo: revise la bóveda.</translation>
    </message>
    <message>
        <source>It counts as sent when its answer was read here, not before.</source>
        <translation>Cuenta como enviado cuando se lea aquí su respuesta, no antes.</translation>
    </message>
    <message>
        <source>Written, and read back from the stick.</source>
        <translation>Escrito y leído de vuelta de la memoria.</translation>
    </message>
    <message>
        <source>An answer: all that it could tell was known already.</source>
        <translation>Una respuesta: todo lo que podía decir ya se sabía.</translation>
    </message>
    <message>
        <source>An answer: read, and proved.</source>
        <translation>Una respuesta: leída y probada.</translation>
    </message>
    <message>
        <source>The answer was not whole. Read it again from a good copy.</source>
        <translation>La respuesta no estaba entera. Léala otra vez de una copia buena.</translation>
    </message>
    <message>
        <source>The parcel came cut short: what was missing waits for the next one.</source>
        <translation>El paquete llegó cortado: lo que faltaba espera el próximo.</translation>
    </message>
    <message>
        <source>The parcel came damaged: what did not verify waits for the next one, better on another stick.</source>
        <translation>El paquete llegó dañado: lo que no se pudo verificar espera el próximo, mejor en otra memoria.</translation>
    </message>
    <message>
        <source>The parcel was too old by this laptop&apos;s clock to be told news. Set the clock and write another one.</source>
        <translation>Según el reloj de este equipo, el paquete era demasiado viejo para recibir noticias. Ponga el reloj en hora y escriba otro.</translation>
    </message>
    <message>
        <source>Some of it cannot be proved from here. Nothing is lost: write another parcel.</source>
        <translation>Una parte no se puede probar desde aquí. No se pierde nada: escriba otro paquete.</translation>
    </message>
    <message>
        <source>There was more than fitted: write another parcel.</source>
        <translation>Había más de lo que cabía: escriba otro paquete.</translation>
    </message>
    <message>
        <source>Came: %1.</source>
        <translation>Llegó: %1.</translation>
    </message>
    <message>
        <source>a member whose name is not known here</source>
        <translation>un miembro cuyo nombre no se conoce aquí</translation>
    </message>
    <message>
        <source>A parcel by %1, read without a server.</source>
        <translation>Un paquete de %1, leído sin servidor.</translation>
    </message>
    <message>
        <source>Write a parcel here and give it back: by it the other laptop knows what came.</source>
        <translation>Escriba aquí un paquete y devuélvalo: así el otro equipo sabe qué llegó.</translation>
    </message>
    <message>
        <source>It tells what the coordination opened.</source>
        <translation>Dice qué abrió la coordinación.</translation>
    </message>
    <message>
        <source>Nothing in it was new for this laptop.</source>
        <translation>Nada en él era nuevo para este equipo.</translation>
    </message>
    <message>
        <source>It is not whole: copy it again, or have it written anew.</source>
        <translation>No está entero: cópielo otra vez, o pida que se escriba de nuevo.</translation>
    </message>
    <message>
        <source>Some of it follows on another part: read all parts, then this one again.</source>
        <translation>Algo de él sigue a otra parte: lea todas las partes y después esta otra vez.</translation>
    </message>
    <message>
        <source>A parcel of another group, read without a server.</source>
        <translation>Un paquete de otro grupo, leído sin servidor.</translation>
    </message>
    <message>
        <source>What they share stands on the page of the group.</source>
        <translation>Lo que comparten está en la página del grupo.</translation>
    </message>
    <message>
        <source>Write a parcel for them there and give it back: by it they know what came.</source>
        <translation>Escriba allí un paquete para ellos y entrégueselo: así saben qué llegó.</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
</context>
<context>
    <name>present</name>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
</context>
<context>
    <name>stubs</name>
    <message>
        <source>%1 of %2, removed on %3</source>
        <translation>%1 del %2, quitado el %3</translation>
    </message>
    <message>
        <source>The server did not give all of it when it was asked. The next sync asks again.</source>
        <translation>El servidor no lo dio completo cuando se le pidió. La próxima sincronización lo pide otra vez.</translation>
    </message>
    <message>
        <source>It comes with the next sync.</source>
        <translation>Llega con la próxima sincronización.</translation>
    </message>
    <message>
        <source>Something newer of it came since. Fetch it again to read it.</source>
        <translation>Desde entonces llegó algo más nuevo de él. Tráigalo de nuevo para leerlo.</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>No group yet</source>
        <translation>Sin grupo</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>The server has trouble</source>
        <translation>El servidor tiene problemas</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Con conexión</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Sincronizando</translation>
    </message>
    <message>
        <source>Sync needs you</source>
        <translation>Requiere su atención</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Aún sin conexión</translation>
    </message>
    <message>
        <source>The server contradicts itself: nothing counts as delivered now.</source>
        <translation>El servidor se contradice: ahora nada cuenta como entregado.</translation>
    </message>
    <message>
        <source>Nothing waits on this laptop.</source>
        <translation>Nada espera en este equipo.</translation>
    </message>
    <message>
        <source>Waiting on this laptop: %1 (%2).</source>
        <translation>Esperan en este equipo: %1 (%2).</translation>
    </message>
    <message>
        <source>Never synced.</source>
        <translation>Nunca sincronizado.</translation>
    </message>
    <message>
        <source>Last sync %1.</source>
        <translation>Última sincronización: %1.</translation>
    </message>
    <message>
        <source>Went up: %1.</source>
        <translation>Subió: %1.</translation>
    </message>
    <message>
        <source>Came down: %1.</source>
        <translation>Bajó: %1.</translation>
    </message>
    <message>
        <source>Nothing was new on either side.</source>
        <translation>No había nada nuevo en ningún lado.</translation>
    </message>
    <message>
        <source>You stopped it; the rest goes on from there next time.</source>
        <translation>Usted la paró; lo demás sigue desde ahí la próxima vez.</translation>
    </message>
    <message>
        <source>Checking that it is the right server</source>
        <translation>Comprobando que es el servidor correcto</translation>
    </message>
    <message>
        <source>Answers and records coming down</source>
        <translation>Bajan respuestas y registros</translation>
    </message>
    <message>
        <source>Photos and recordings coming down</source>
        <translation>Bajan fotos y grabaciones</translation>
    </message>
    <message>
        <source>Telling the others what has been opened here</source>
        <translation>Se avisa a las demás personas de lo que se abrió aquí</translation>
    </message>
    <message>
        <source>Coming down</source>
        <translation>Por bajar</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>esperan %1</translation>
    </message>
    <message>
        <source>everything known is here</source>
        <translation>todo lo conocido está aquí</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Records and evidence going up</source>
        <translation>Suben registros y pruebas</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>en menos de un minuto</translation>
    </message>
    <message>
        <source>by %1 today</source>
        <translation>hoy hacia las %1</translation>
    </message>
    <message>
        <source>by %1 tomorrow</source>
        <translation>mañana hacia las %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>hacia el %1</translation>
    </message>
    <message>
        <source>Threats and urgent records</source>
        <translation>Amenazas y registros urgentes</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Small copies of photos and recordings</source>
        <translation>Copias pequeñas de fotos y grabaciones</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originales</translation>
    </message>
    <message>
        <source>cases, testimonies, consent</source>
        <translation>casos, testimonios, consentimiento</translation>
    </message>
    <message>
        <source>enough for the coordination to work with</source>
        <translation>suficiente para que la coordinación trabaje</translation>
    </message>
    <message>
        <source>goes on where it stopped, at any cafe</source>
        <translation>sigue donde se detuvo, en cualquier cibercafé</translation>
    </message>
    <message>
        <source>not proved now</source>
        <translation>ahora sin prueba</translation>
    </message>
    <message>
        <source>none so far</source>
        <translation>ninguno hasta ahora</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>en el servidor</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>apartado</translation>
    </message>
    <message>
        <source>wait: paid for by the byte</source>
        <translation>esperan: se paga por byte</translation>
    </message>
    <message>
        <source>wait: words only</source>
        <translation>esperan: solo palabras</translation>
    </message>
    <message>
        <source>sent, not confirmed yet</source>
        <translation>enviado, aún sin confirmar</translation>
    </message>
    <message>
        <source>%1, receipts checked here</source>
        <translation>%1, recibos verificados aquí</translation>
    </message>
    <message>
        <source>%1 of %2 on the server</source>
        <translation>%1 de %2 en el servidor</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of %4</source>
        <translation>%1 de %2 · %3 de %4</translation>
    </message>
</context>
<context>
    <name>ways</name>
    <message>
        <source>In use since %1</source>
        <translation>En uso desde el %1</translation>
    </message>
    <message>
        <source>Never proved: nobody knows yet whether the paper is right.</source>
        <translation>Nunca probada: nadie sabe todavía si el papel está bien.</translation>
    </message>
    <message>
        <source>Last proved: %1</source>
        <translation>Probada por última vez: %1</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazada</translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation>Sin probar</translation>
    </message>
    <message>
        <source>Prove it again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>Probada</translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation>Hoja de recuperación del %1</translation>
    </message>
    <message>
        <source>%1 of %2 shares open it</source>
        <translation>%1 de %2 partes la abren</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>%1. %2 – last proved: %3</source>
        <translation>%1. %2 – probada por última vez: %3</translation>
    </message>
</context>
</TS>
